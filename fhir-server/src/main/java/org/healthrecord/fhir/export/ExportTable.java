package org.healthrecord.fhir.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of exports and their files (tables bulk_export, bulk_export_file). */
final class ExportTable {
    private static final String COLUMNS =
            "id, request, base, question, asked_by, state, attempts, asked_at, taken_at, place, expected, done, left_out, ends_at";

    private final JdbcClient jdbc;

    ExportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String id, String request, String base, Question question, String asker, Instant now) {
        jdbc.sql(
                        "insert into bulk_export (id, request, base, question, asked_by, state, attempts, asked_at, expected, done,"
                                + " left_out) values (?, ?, ?, ?, ?, ?, 0, ?, 0, 0, '')")
                .params(id, request, base, question.text(), asker, Export.State.WAITING.name(), time(now))
                .update();
    }

    Optional<Export> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from bulk_export where id = ?")
                .param(id)
                .query(ExportTable::row)
                .optional();
    }

    /** What is to be worked on, the oldest first. */
    List<String> open() {
        return jdbc.sql("select id from bulk_export where state in ('WAITING', 'RUNNING') order by asked_at, id")
                .query(String.class)
                .list();
    }

    long openOf(String asker) {
        return jdbc.sql("select count(*) from bulk_export where state in ('WAITING', 'RUNNING') and asked_by = ?")
                .param(asker)
                .query(Long.class)
                .single();
    }

    List<String> ended(Instant now) {
        return jdbc.sql("select id from bulk_export where ends_at < ?")
                .param(time(now))
                .query(String.class)
                .list();
    }

    void begin(String id, Instant taken, long expected) {
        jdbc.sql("update bulk_export set state = 'RUNNING', taken_at = ?, expected = ? where id = ?")
                .params(time(taken), expected, id)
                .update();
    }

    /** @return false where the export has been cancelled */
    boolean advance(String id, @Nullable String place, long done, Set<String> leftOut) {
        return jdbc.sql("update bulk_export set place = ?, done = ?, left_out = ?, attempts = 0 where id = ?")
                        .params(place, done, String.join("\n", leftOut), id)
                        .update()
                == 1;
    }

    /** @return false where the export has been cancelled */
    boolean tell(String id, long done) {
        return jdbc.sql("update bulk_export set done = ? where id = ?")
                        .params(done, id)
                        .update()
                == 1;
    }

    void addFile(String id, ExportedFile file) {
        jdbc.sql(
                        "insert into bulk_export_file (export_id, number, kind, type, resources, bytes) values (?, ?, ?, ?, ?, ?)")
                .params(id, file.number(), file.kind().name(), file.type(), file.resources(), file.bytes())
                .update();
    }

    List<ExportedFile> files(String id) {
        return jdbc.sql(
                        "select number, kind, type, resources, bytes from bulk_export_file where export_id = ? order by type, number")
                .param(id)
                .query((row, n) -> new ExportedFile(
                        row.getInt(1),
                        ExportedFile.Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    boolean end(String id, Export.State state, Instant ends) {
        return jdbc.sql("update bulk_export set state = ?, ends_at = ? where id = ?")
                        .params(state.name(), time(ends), id)
                        .update()
                == 1;
    }

    int failed(String id) {
        jdbc.sql("update bulk_export set attempts = attempts + 1 where id = ?")
                .param(id)
                .update();
        return find(id).map(Export::attempts).orElse(0);
    }

    boolean delete(String id) {
        return jdbc.sql("delete from bulk_export where id = ?").param(id).update() == 1;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Export row(ResultSet row, int number) throws SQLException {
        String leftOut = row.getString("left_out");
        Instant asked = instant(row, "asked_at");
        return new Export(
                row.getString("id"),
                row.getString("request"),
                row.getString("base"),
                Question.of(row.getString("question")),
                row.getString("asked_by"),
                Export.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                asked == null ? Instant.EPOCH : asked,
                instant(row, "taken_at"),
                row.getString("place"),
                row.getLong("expected"),
                row.getLong("done"),
                leftOut.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(leftOut.split("\n"))),
                instant(row, "ends_at"));
    }
}
