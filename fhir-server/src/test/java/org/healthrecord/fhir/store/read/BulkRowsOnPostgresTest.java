package org.healthrecord.fhir.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.healthrecord.fhir.store.schema.SchemaOnPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What exports read, from a PostgreSQL. */
@Tag("slow")
class BulkRowsOnPostgresTest {
    private static final Set<String> TYPES = Set.of("Patient", "Observation", "Provenance");
    private static final Instant AT = Instant.parse("2026-05-01T08:00:00Z");
    private static BulkRows rows;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void aChart() {
        DataSource database = SchemaOnPostgres.of(TestDatabases.server());
        jdbc = new JdbcTemplate(database);
        rows = new BulkRows(database);
        store(1, "Patient", "p1", null);
        store(2, "Observation", "o1", null);
        store(3, "Provenance", "pv-o1", null);
        store(4, "Observation", "gone", AT.plusSeconds(60));
        for (String id : List.of("p1", "o1")) {
            jdbc.update(
                    "insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id) values (?, 'p1', 'x', ?, ?)",
                    id,
                    UUID.randomUUID(),
                    UUID.randomUUID());
        }
    }

    private static void store(long pid, String type, String id, @Nullable Instant deleted) {
        Timestamp at = Timestamp.from(AT);
        Timestamp gone = deleted == null ? null : Timestamp.from(deleted);
        jdbc.update(
                """
                insert into hfj_resource (res_id, res_type, res_type_id, fhir_id, res_ver, res_published, res_updated,
                  res_deleted_at, res_version, has_tags, sp_has_links, sp_coords_present, sp_date_present, sp_number_present,
                  sp_quantity_nrml_present, sp_quantity_present, sp_string_present, sp_token_present, sp_uri_present,
                  sp_cmpstr_uniq_present, sp_cmptoks_present, search_url_present)
                values (?, ?, 1, ?, 2, ?, ?, ?, 'R4', false, false, false, false, false, false, false, false, false, false, false,
                  false, false)""",
                pid,
                type,
                id,
                at,
                at,
                gone);
        jdbc.update(
                """
                insert into hfj_res_ver (pid, res_id, res_type, res_type_id, res_ver, res_published, res_updated, res_version,
                  has_tags, res_encoding, res_text_vc) values (?, ?, ?, 1, 2, ?, ?, 'R4', false, 'JSON', ?)""",
                pid,
                pid,
                type,
                at,
                at,
                "{}");
    }

    @Test
    void keysComeInTheirOrderAndTextsWithTheirOwner() {
        assertThat(rows.after(0, 10)).extracting(BulkRows.Key::pid).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows.after(0, 10)).extracting(BulkRows.Key::standing).containsExactly(true, true, true, false);
        assertThat(rows.rows(List.of(1L, 2L, 3L, 4L)))
                .extracting(BulkRows.Row::id, BulkRows.Row::owner)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("p1", "p1"),
                        org.assertj.core.groups.Tuple.tuple("o1", "p1"),
                        org.assertj.core.groups.Tuple.tuple("pv-o1", "p1"));
        assertThat(rows.count(TYPES, AT)).isEqualTo(3);
        assertThat(rows.count(TYPES, AT.plusSeconds(1))).isZero();
    }

    @Test
    void aPersonsResourcesAreNamedByTheFacts() {
        assertThat(rows.named(rows.idsOf(List.of("p1")), TYPES, Instant.EPOCH)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(rows.sharedBy(List.of(1L, 2L))).isEmpty();
    }

    @Test
    void whatWasThereAndIsGoneIsTold() {
        assertThat(rows.deleted(0, TYPES, AT, 10)).extracting(BulkRows.Gone::id).containsExactly("gone");
        assertThat(rows.deleted(0, TYPES, AT.plusSeconds(61), 10)).isEmpty();
    }
}
