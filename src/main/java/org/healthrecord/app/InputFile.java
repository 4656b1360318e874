package org.healthrecord.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.Payload;

/** A file as it would arrive; a folder as the zip of its files. */
final class InputFile {
    private InputFile() {}

    static Payload payload(Path in) throws IOException {
        String name = in.getFileName().toString();
        return Files.isDirectory(in)
                ? new Payload(zip(in), "application/zip", name + ".zip")
                : new Payload(Files.readAllBytes(in), null, name);
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return out.toByteArray();
    }
}
