package org.healthrecord.mapping.csv.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export: a zip of files, or one file. Guards against zips that climb out of their folder, blow up when
 * unpacked, hold too much, or hold further zips.
 */
final class Archive {
    private static final int MAX_ENTRIES = 1_000;
    private static final long MAX_TOTAL = 512L << 20;
    private static final int MAX_RATIO = 200;
    private static final long RATIO_FROM = 8L << 20;

    private Archive() {}

    /** The files by name without folders; a single file without a known name is named {@code ""}. */
    static Map<String, byte[]> files(Payload payload) {
        if (isZip(payload.bytes())) {
            return unzip(payload.bytes());
        }
        if (says(payload.contentType(), "zip")) {
            throw new Unusable("zip-malformed", "The sender calls it a zip file and it is none.", "");
        }
        return Map.of(baseName(payload.fileName()), payload.bytes());
    }

    private static Map<String, byte[]> unzip(byte[] bytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            long total = 0;
            int entries = 0;
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new Unusable("zip-too-many-entries", "The zip holds more files than an export can.", "");
                }
                byte[] content = content(zip, e, entries, total, bytes.length);
                total += content.length;
                if (content.length > 0 && files.put(baseName(e.getName()), content) != null) {
                    throw new Unusable("zip-same-name", "Two files of the zip have the same name.", "entry " + entries);
                }
            }
            if (entries == 0) {
                throw new Unusable("zip-empty", "The zip holds no file.", "");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unusable("zip-malformed", "The zip is damaged, cut off or encrypted.", "");
        }
        return files;
    }

    private static byte[] content(ZipInputStream zip, ZipEntry entry, int number, long total, int packed)
            throws IOException {
        String place = "entry " + number;
        if (climbs(entry.getName())) {
            throw new Unusable("zip-path", "A file of the zip names a place outside it.", place);
        }
        if (entry.isDirectory() || clutter(entry.getName())) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            out.write(buffer, 0, n);
            long unpacked = total + out.size();
            if (unpacked > MAX_TOTAL || (unpacked > RATIO_FROM && unpacked / packed > MAX_RATIO)) {
                throw new Unusable("zip-bomb", "The zip unpacks to far more than it holds.", place);
            }
        }
        byte[] content = out.toByteArray();
        if (isZip(content)) {
            throw new Unusable("zip-nested", "The zip holds another zip.", place);
        }
        return content;
    }

    static boolean isZip(byte[] b) {
        return b.length >= 4 && b[0] == 'P' && b[1] == 'K' && ((b[2] == 3 && b[3] == 4) || (b[2] == 5 && b[3] == 6));
    }

    private static boolean climbs(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    }

    /** What a Mac or a Windows desktop adds of its own. */
    private static boolean clutter(String name) {
        String base = baseName(name);
        return name.startsWith("__MACOSX/")
                || base.startsWith("._")
                || base.equals(".DS_Store")
                || base.equals("Thumbs.db");
    }

    private static boolean says(@Nullable String contentType, String word) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).contains(word);
    }

    static String baseName(@Nullable String path) {
        if (path == null) {
            return "";
        }
        String p = path.replace('\\', '/');
        return p.substring(p.lastIndexOf('/') + 1);
    }
}
