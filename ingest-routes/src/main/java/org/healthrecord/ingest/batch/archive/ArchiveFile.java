package org.healthrecord.ingest.batch.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of an archive.
 *
 * @param place  names it within the archive; files are read in the order of their places
 * @param name   the file's own name, without folders
 * @param size   how large it says it is, unpacked
 * @param packed how many bytes it is made of
 */
record ArchiveFile(String place, String name, long size, long packed, Content content) {

    /** Opens the file's bytes. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
