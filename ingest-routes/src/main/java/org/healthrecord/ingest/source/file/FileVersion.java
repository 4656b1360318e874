package org.healthrecord.ingest.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a file from another one that has taken its name, and from itself with more in it; moving it changes
 * nothing.
 *
 * @param key what the file system knows it by, where it has such a thing
 */
record FileVersion(@Nullable Object key, long size, FileTime modified) {
    static FileVersion of(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileVersion(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }
}
