package org.healthrecord.ingest.batch.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.healthrecord.mapping.port.Format;

/**
 * The files of a zip or a folder in the order of their places. Zips in a folder are opened, except for a CSV source,
 * whose zip of tables is one delivery. The NDJSON files of one folder are one delivery too: a bulk export has patients
 * and what belongs to them in different files.
 */
final class ArchiveFiles implements AutoCloseable {
    private static final byte[] NEW_LINE = "\n".getBytes(StandardCharsets.US_ASCII);

    private final Format format;
    private final long most;
    private final Map<Path, ZipFile> zips = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<ArchiveFile> files;

    ArchiveFiles(Path archive, Format format, long most) {
        this.format = format;
        this.most = most;
        try {
            List<ArchiveFile> found =
                    Files.isDirectory(archive) ? folder(archive) : file(archive, archive.resolveSibling(""));
            this.files = deliveries(found).stream()
                    .sorted(Comparator.comparing(ArchiveFile::place))
                    .toList();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    List<ArchiveFile> files() {
        return files;
    }

    /** Zips that cannot be opened. */
    List<String> unreadable() {
        return unreadable;
    }

    private List<ArchiveFile> folder(Path folder) throws IOException {
        List<ArchiveFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        && !isClutter(folder.relativize(path).toString())) {
                    found.addAll(file(path, folder));
                }
            }
        }
        return found;
    }

    private List<ArchiveFile> file(Path path, Path folder) throws IOException {
        String place = folder.relativize(path).toString().replace('\\', '/');
        if (!place.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return List.of(plain(place, path));
        }
        try {
            ZipFile zip = new ZipFile(path.toFile());
            zips.put(path, zip);
            List<ArchiveFile> inside = entries(zip, place);
            boolean oneDelivery = format == Format.CSV && inside.stream().noneMatch(f -> isZip(f.name()));
            return oneDelivery ? List.of(plain(place, path)) : inside;
        } catch (IOException damaged) {
            unreadable.add(place);
            return List.of();
        }
    }

    private static ArchiveFile plain(String place, Path path) throws IOException {
        long size = Files.size(path);
        return new ArchiveFile(place, baseName(place), size, size, () -> Files.newInputStream(path));
    }

    private static List<ArchiveFile> entries(ZipFile zip, String place) {
        List<ArchiveFile> found = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory() && !isClutter(entry.getName())) {
                found.add(new ArchiveFile(
                        place + "!/" + entry.getName(),
                        baseName(entry.getName()),
                        entry.getSize(),
                        entry.getCompressedSize(),
                        () -> zip.getInputStream(entry)));
            }
        }
        return found;
    }

    private List<ArchiveFile> deliveries(Collection<ArchiveFile> found) {
        if (format != Format.FHIR) {
            return List.copyOf(found);
        }
        List<ArchiveFile> all = new ArrayList<>();
        Map<String, List<ArchiveFile>> exports = new TreeMap<>();
        for (ArchiveFile file : found) {
            if (file.name().toLowerCase(Locale.ROOT).endsWith(".ndjson")) {
                String place = file.place();
                exports.computeIfAbsent(
                                place.substring(0, place.length() - file.name().length()), p -> new ArrayList<>())
                        .add(file);
            } else {
                all.add(file);
            }
        }
        exports.forEach((place, parts) -> all.addAll(together(place, parts)));
        return all;
    }

    private List<ArchiveFile> together(String place, List<ArchiveFile> parts) {
        long size = parts.stream().mapToLong(ArchiveFile::size).sum();
        if (parts.size() == 1 || size > most) {
            return parts;
        }
        parts.sort(Comparator.comparing(ArchiveFile::place));
        long packed = parts.stream().mapToLong(ArchiveFile::packed).sum();
        return List.of(
                new ArchiveFile(place + "*.ndjson", "export.ndjson", size + parts.size(), packed, () -> joined(parts)));
    }

    private static InputStream joined(List<ArchiveFile> parts) throws IOException {
        List<InputStream> streams = new ArrayList<>();
        for (ArchiveFile part : parts) {
            streams.add(part.content().open());
            streams.add(new java.io.ByteArrayInputStream(NEW_LINE));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static String baseName(String place) {
        String path = place.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What desktops and transfer programs add of their own. */
    private static boolean isClutter(String name) {
        String base = baseName(name);
        return name.startsWith("__MACOSX/") || base.startsWith(".") || base.equals("Thumbs.db");
    }

    @Override
    public void close() {
        for (ZipFile zip : zips.values()) {
            try {
                zip.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}
