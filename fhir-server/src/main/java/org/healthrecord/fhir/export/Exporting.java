package org.healthrecord.fhir.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.store.read.BulkRows.Gone;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work on one export. It reads in the order of its {@link Walk} and writes a segment of files at a time; place and
 * files are noted in one transaction, so that after a crash the work continues behind the last whole segment.
 */
final class Exporting {
    private static final int DELETIONS_A_LINE = 100;
    private static final long NOTED_EVERY = 1_000_000_000L;

    private final Export export;
    private final Question question;
    private final Set<String> types;
    private final BulkExit exit;
    private final TypeSearches searches;
    private final ExportTable table;
    private final TransactionTemplate transaction;
    private final ExportFolder folder;
    private final Walk walk;
    private final @Nullable Subset subset;
    private final int segmentSize;
    private final BooleanSupplier running;
    private final Set<String> leftOut;
    private long done;
    private long noted = System.nanoTime();

    Exporting(
            Export export,
            BulkExit exit,
            TypeSearches searches,
            ExportTable table,
            TransactionTemplate transaction,
            ExportFolder folder,
            Walk walk,
            @Nullable Subset subset,
            int segmentSize,
            BooleanSupplier running) {
        this.export = export;
        this.question = export.question();
        this.types = question.wanted();
        this.exit = exit;
        this.searches = searches;
        this.table = table;
        this.transaction = transaction;
        this.folder = folder;
        this.walk = walk;
        this.subset = subset;
        this.segmentSize = segmentSize;
        this.running = running;
        this.leftOut = new TreeSet<>(export.leftOut());
    }

    /** How the work ended. */
    enum Outcome {
        COMPLETE,
        CANCELLED,
        INTERRUPTED
    }

    Outcome run() {
        List<ExportedFile> before = table.files(export.id());
        done = before.stream().mapToLong(ExportedFile::resources).sum();
        int number = before.stream().mapToInt(ExportedFile::number).max().orElse(0) + 1;
        try (ReadAhead pages = new ReadAhead(walk, export.place(), pids -> exit.rows(export.asker(), pids))) {
            return run(pages, number);
        }
    }

    private Outcome run(ReadAhead pages, int first) {
        int number = first;
        String place = export.place();
        boolean more = true;
        while (more) {
            Segment segment = new Segment(folder, number);
            try {
                boolean whole = true;
                while (more && !(whole && segment.resources() >= segmentSize)) {
                    Optional<ReadAhead.Page> page = pages.next();
                    more = page.isPresent();
                    if (page.isPresent()) {
                        write(page.get(), segment);
                        String behind = page.get().place();
                        whole = behind != null;
                        place = whole ? behind : place;
                    }
                    Outcome stopped = look(segment);
                    if (stopped != null) {
                        segment.discard();
                        return stopped;
                    }
                }
                if (!more) {
                    last(segment);
                }
            } catch (RuntimeException e) {
                segment.discard();
                throw e;
            }
            List<ExportedFile> files = segment.finish();
            done += segment.resources();
            number += files.size();
            if (!note(place, files)) {
                return Outcome.CANCELLED;
            }
        }
        return Outcome.COMPLETE;
    }

    private boolean note(@Nullable String place, List<ExportedFile> files) {
        return Boolean.TRUE.equals(transaction.execute(tx -> {
            if (!table.advance(export.id(), place, done, leftOut)) {
                return false;
            }
            files.forEach(file -> table.addFile(export.id(), file));
            return true;
        }));
    }

    /** Now and then tells how far it is, and learns whether it is still wanted. */
    private @Nullable Outcome look(Segment segment) {
        if (!running.getAsBoolean()) {
            return Outcome.INTERRUPTED;
        }
        if (System.nanoTime() - noted < NOTED_EVERY) {
            return null;
        }
        noted = System.nanoTime();
        return table.tell(export.id(), done + segment.resources()) ? null : Outcome.CANCELLED;
    }

    private void write(ReadAhead.Page page, Segment segment) {
        List<Row> rows = shown(page.shown()).stream()
                .filter(row -> isMeant(row, page.owned()))
                .toList();
        List<Row> found = filtered(rows);
        found.forEach(row -> add(segment, row));
        if (question.isAccompanied() && !found.isEmpty()) {
            accompany(found, page.shown().rows(), segment);
        }
    }

    private List<Row> shown(BulkExit.Shown shown) {
        leftOut.addAll(shown.refused());
        return shown.rows();
    }

    private boolean isMeant(Row row, boolean owned) {
        Instant taken = export.taken();
        if (!types.contains(row.type())
                || row.updated().isBefore(question.from())
                || (taken != null && !row.published().isBefore(taken))) {
            return false;
        }
        if (question.isOfSome()) {
            return (row.owner() != null) == owned;
        }
        return question.level() == Question.Level.SYSTEM || row.owner() != null || ChartTypes.isDirectory(row.type());
    }

    /** Of types with filters, what one of them finds. */
    private List<Row> filtered(List<Row> rows) {
        if (question.filters().isEmpty()) {
            return rows;
        }
        Map<String, List<Row>> byType = rows.stream().collect(Collectors.groupingBy(Row::type));
        Set<Long> found = new HashSet<>();
        byType.forEach((type, of) -> {
            List<String> filters = question.filtersOf(type);
            if (filters.isEmpty()) {
                of.forEach(row -> found.add(row.pid()));
            } else {
                List<String> ids = of.stream().map(Row::id).toList();
                filters.forEach(filter -> found.addAll(searches.matching(export.asker(), type, filter, ids)));
            }
        });
        return rows.stream().filter(row -> found.contains(row.pid())).toList();
    }

    /** @param read where a chart comes as its caller sees it, with who said what of it */
    private void accompany(List<Row> rows, List<Row> read, Segment segment) {
        Set<String> ids = rows.stream().map(row -> "pv-" + row.id()).collect(Collectors.toSet());
        List<Long> pids = exit.keys().named(ids, Set.of(Question.PROVENANCE), Instant.EPOCH);
        Stream.concat(shown(exit.rows(export.asker(), pids)).stream(), read.stream())
                .filter(row -> row.type().equals(Question.PROVENANCE) && ids.contains(row.id()))
                .forEach(row -> add(segment, row));
    }

    private void add(Segment segment, Row row) {
        String line = ResourceLine.of(row);
        segment.add(
                ExportedFile.Kind.OUTPUT, row.type(), subset == null ? line : subset.of(row.type(), line), row.owner());
    }

    /** What is known at the end: what has been deleted, and whose charts could not be shown. */
    private void last(Segment segment) {
        if (question.since() != null) {
            long last = 0;
            List<Gone> gone;
            do {
                gone = exit.keys().deleted(last, types, question.from(), DELETIONS_A_LINE);
                if (!gone.isEmpty()) {
                    last = gone.get(gone.size() - 1).pid();
                    segment.add(ExportedFile.Kind.DELETED, "Bundle", EndLines.deletions(gone), null);
                }
            } while (!gone.isEmpty());
        }
        new ArrayList<>(leftOut)
                .forEach(person ->
                        segment.add(ExportedFile.Kind.ERROR, "OperationOutcome", EndLines.leftOut(person), null));
    }
}
