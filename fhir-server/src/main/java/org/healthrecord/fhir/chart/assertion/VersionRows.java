package org.healthrecord.fhir.chart.assertion;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.RowMapper;

/** Versions as rows of chart_assertion and back. */
final class VersionRows implements RowMapper<StoredVersion> {
    private final DecodedContents contents;

    VersionRows(ResourceCodec codec) {
        this.contents = new DecodedContents(codec);
    }

    @Override
    public StoredVersion mapRow(ResultSet rs, int n) throws SQLException {
        AssertionKey key = key(rs);
        UUID content = rs.getObject("content_id", UUID.class);
        Resource resource = contents.get(content, () -> body(rs));
        Assertion assertion = new Assertion(
                key,
                precedence(rs, "precedence"),
                Assertion.Stance.valueOf(rs.getString("stance")),
                Assertion.Mode.valueOf(rs.getString("patch_mode")),
                cleared(rs.getString("cleared")),
                resource,
                rs.getString("place"),
                origins(rs.getBytes("origins")));
        return new StoredVersion(
                rs.getObject("key_id", UUID.class),
                content,
                assertion,
                precedence(rs, "first"),
                rs.getString("message_id"),
                rs.getString("selector"),
                rs.getBoolean("shared"),
                null);
    }

    /** It is read right after it was written, to decide what it changes. */
    void keep(StoredVersion v) {
        contents.keep(v.contentId(), v.assertion().resource(), Objects.requireNonNull(v.json()));
    }

    private static byte[] body(ResultSet rs) {
        try {
            return rs.getBytes("body");
        } catch (SQLException e) {
            throw new UncategorizedSQLException("reading a statement", null, e);
        }
    }

    static AssertionKey key(ResultSet rs) throws SQLException {
        String source = rs.getString("source");
        String mrn = rs.getString("mrn");
        Registration registration = mrn == null ? null : new Registration(source, rs.getString("mrn_system"), mrn);
        return new AssertionKey(source, registration, rs.getString("type"), rs.getString("local_key"));
    }

    void bind(PreparedStatement ps, StoredVersion v) throws SQLException {
        Assertion a = v.assertion();
        ps.setObject(1, v.keyId());
        ps.setObject(2, v.contentId());
        precedence(ps, 3, a.precedence());
        precedence(ps, 6, v.first());
        ps.setString(9, v.messageId());
        ps.setString(10, v.selector());
        ps.setString(11, a.place());
        ps.setString(12, a.stance().name());
        ps.setString(13, a.mode().name());
        ps.setString(14, String.join(",", a.cleared().stream().sorted().toList()));
        ps.setBytes(15, origins(a.origins()));
        ps.setBytes(16, ResourceCodec.deflate(Objects.requireNonNull(v.json())));
        ps.setBoolean(17, v.shared());
    }

    static Precedence precedence(ResultSet rs, String prefix) throws SQLException {
        return new Precedence(
                instant(rs.getLong(prefix + "_at")), rs.getInt(prefix + "_rank"), rs.getString(prefix + "_tie"));
    }

    static void precedence(PreparedStatement ps, int at, Precedence p) throws SQLException {
        ps.setLong(at, ChronoUnit.MICROS.between(Instant.EPOCH, p.at()));
        ps.setInt(at + 1, p.rank());
        ps.setString(at + 2, p.tie());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Set<String> cleared(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(","));
    }

    private static byte @Nullable [] origins(List<Origin> origins) {
        if (origins.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        origins.forEach(
                o -> text.append(o.element()).append('\t').append(o.place()).append('\n'));
        return ResourceCodec.deflate(text.toString());
    }

    private static List<Origin> origins(byte @Nullable [] bytes) {
        List<Origin> origins = new ArrayList<>();
        if (bytes != null) {
            ResourceCodec.inflate(bytes).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                origins.add(new Origin(line.substring(0, tab), line.substring(tab + 1)));
            });
        }
        return origins;
    }
}
