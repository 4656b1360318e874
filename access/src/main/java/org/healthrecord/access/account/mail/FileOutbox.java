package org.healthrecord.access.account.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.healthrecord.access.account.secret.Secrets;

/** Where no mail server is set: a file for each letter in the data folder, for the owner of the service alone. */
final class FileOutbox implements Post {
    private final Path folder;

    FileOutbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Letter letter) {
        String text = "To: " + letter.to() + "\nSubject: " + letter.subject()
                + "\nContent-Type: text/plain; charset=utf-8\n\n" + letter.text() + "\n";
        try {
            Files.createDirectories(folder, only("rwx------"));
            Path part = Files.createFile(folder.resolve(Secrets.id() + ".part"), only("rw-------"));
            Files.writeString(part, text, StandardCharsets.UTF_8);
            String name = String.valueOf(part.getFileName()).replace(".part", ".eml");
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox cannot be written", e);
        }
    }

    private FileAttribute<?>[] only(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
