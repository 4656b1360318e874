package org.healthrecord.fhir.export;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.exit.BulkExit;

/** Exports as who asked for them sees them. Another caller's are not there. */
public final class Exports {
    private static final int ID_BYTES = 16;

    private final ExportTable table;
    private final ExportProperties properties;
    private final Path root;
    private final BulkExit exit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Exports(ExportTable table, ExportProperties properties, Path root, BulkExit exit, Clock clock) {
        this.table = table;
        this.properties = properties;
        this.root = root;
        this.exit = exit;
        this.clock = clock;
    }

    /** @see BulkExit#requireProgram */
    public void requireProgram() {
        exit.requireProgram();
    }

    /** A caller has as many exports open as it may. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param request its complete URL
     * @param base    of this server, as the caller reached it
     * @return the id
     */
    public String ask(String request, String base, Question question) {
        String asker = exit.asker();
        if (table.openOf(asker) >= properties.open()) {
            throw new TooManyException();
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        table.insert(id, request, base, question, asker, clock.instant());
        return id;
    }

    public Optional<Export> find(String id) {
        return table.find(id)
                .filter(export -> export.asker().equals(exit.asker()))
                .filter(export -> export.ends() == null || export.ends().isAfter(clock.instant()));
    }

    public List<ExportedFile> files(Export export) {
        return table.files(export.id());
    }

    /** The compressed bytes of a file; the door is asked again about all who are in it. */
    public Optional<Path> open(Export export, int number) {
        ExportFolder folder = folder(export.id());
        if (export.state() != Export.State.DONE
                || table.files(export.id()).stream().noneMatch(f -> f.number() == number)) {
            return Optional.empty();
        }
        exit.require(export.asker(), folder.personsIn(number));
        return Optional.of(folder.data(number));
    }

    /** Cancels it, or removes what it left. */
    public void remove(String id) {
        table.delete(id);
        folder(id).remove();
    }

    ExportFolder folder(String id) {
        return new ExportFolder(root.resolve(id));
    }
}
