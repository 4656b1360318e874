package org.healthrecord.fhir.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.CallerText;
import org.healthrecord.fhir.FhirServerApplication;
import org.healthrecord.fhir.exit.BulkExit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many resources a second an export writes, and how much memory it holds. Arguments: JDBC URL, people, observations of
 * each. The rows are made by SQL, as the store's writer makes them.
 */
public final class ExportBenchmark {
    private static final String ANYBODY = CallerText.write(Caller.anybody("reader"));

    private static final int SEGMENT = 200_000;

    private ExportBenchmark() {}

    public static void main(String[] args) throws Exception {
        SpringApplication application = new SpringApplication(FhirServerApplication.class);
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--spring.main.allow-circular-references=true",
                "--spring.config.import=classpath:health-record-fhir.properties",
                "--health-record.fhir.jdbc-url=" + args[0],
                "--health-record.fhir.username=" + (args[0].contains("postgresql") ? "postgres" : "sa"));
        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(javax.sql.DataSource.class));
        fill(jdbc, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        for (int run = 0; run < 3; run++) {
            export(context);
        }
        context.close();
        System.exit(0);
    }

    private static void fill(JdbcTemplate jdbc, int people, int each) {
        Integer standing = jdbc.queryForObject("select count(*) from hfj_resource", Integer.class);
        if (standing != null && standing > 0) {
            return;
        }
        Timestamp now = Timestamp.from(Instant.now());
        Short patient = jdbc.queryForObject(
                "select res_type_id from hfj_resource_type where res_type = 'Patient'", Short.class);
        Short observation = jdbc.queryForObject(
                "select res_type_id from hfj_resource_type where res_type = 'Observation'", Short.class);
        Short provenance = jdbc.queryForObject(
                "select res_type_id from hfj_resource_type where res_type = 'Provenance'", Short.class);
        long pid = 1;
        for (int p = 0; p < people; p++) {
            String person = UUID.randomUUID().toString();
            List<Object[]> rows = new java.util.ArrayList<>();
            rows.add(row(
                    pid++,
                    "Patient",
                    patient,
                    person,
                    "{\"resourceType\":\"Patient\",\"id\":\"" + person
                            + "\",\"name\":[{\"family\":\"Sample\",\"given\":[\"Pat\"]}]}",
                    now));
            for (int i = 0; i < each; i++) {
                String id = person.substring(0, 24) + String.format("%012d", i);
                rows.add(row(pid++, "Observation", observation, id, observation(id, person, i), now));
                rows.add(row(pid++, "Provenance", provenance, "pv-" + id, provenance(id), now));
            }
            jdbc.batchUpdate(
                    "insert into hfj_resource (res_id, res_type, res_type_id, fhir_id, res_ver, res_published, res_updated, res_version, has_tags, sp_has_links, sp_coords_present, sp_date_present, sp_number_present, sp_quantity_nrml_present, sp_quantity_present, sp_string_present, sp_token_present, sp_uri_present, sp_cmpstr_uniq_present, sp_cmptoks_present, search_url_present) values (?, ?, ?, ?, 1, ?, ?, 'R4', false, false, false, false, false, false, false, false, false, false, false, false, false)",
                    rows.stream()
                            .map(r -> new Object[] {r[0], r[1], r[2], r[3], r[5], r[5]})
                            .toList());
            jdbc.batchUpdate(
                    "insert into hfj_res_ver (pid, res_id, res_type, res_type_id, res_ver, res_published, res_updated, res_version, has_tags, res_encoding, res_text_vc) values (?, ?, ?, ?, 1, ?, ?, 'R4', false, 'JSON', ?)",
                    rows.stream()
                            .map(r -> new Object[] {r[0], r[0], r[1], r[2], r[5], r[5], r[4]})
                            .toList());
            jdbc.batchUpdate(
                    "insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id) values (?, ?, ?, ?, ?)",
                    rows.stream()
                            .filter(r -> !r[1].equals("Provenance"))
                            .map(r -> new Object[] {r[3], person, r[1], UUID.randomUUID(), UUID.randomUUID()})
                            .toList());
        }
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static String observation(String id, String person, int i) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id
                + "\",\"meta\":{\"tag\":[]},\"identifier\":[{\"system\":\"urn:oid:2.999.1\",\"value\":\"" + id
                + "\"}],\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"laboratory\",\"display\":\"Laboratory\"}]}],"
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2345-7\",\"display\":\"Glucose [Mass/volume] in Serum or Plasma\"}],\"text\":\"Glucose\"},"
                + "\"subject\":{\"reference\":\"Patient/" + person
                + "\"},\"effectiveDateTime\":\"2024-03-01T10:00:00Z\",\"issued\":\"2024-03-01T12:00:00.000Z\","
                + "\"performer\":[{\"reference\":\"Organization/clinic\",\"display\":\"A laboratory\"}],\"valueQuantity\":{\"value\":"
                + (80 + i % 60)
                + ",\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"},\"referenceRange\":[{\"low\":{\"value\":70,\"unit\":\"mg/dL\"},\"high\":{\"value\":99,\"unit\":\"mg/dL\"},\"text\":\"70-99\"}]}";
    }

    private static String provenance(String id) {
        return "{\"resourceType\":\"Provenance\",\"id\":\"pv-" + id + "\",\"target\":[{\"reference\":\"Observation/"
                + id
                + "\"}],\"recorded\":\"2024-03-01T12:00:00.000Z\",\"agent\":[{\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/provenance-participant-type\",\"code\":\"author\"}]},\"who\":{\"reference\":\"Organization/clinic\",\"display\":\"A clinic\"}}],"
                + "\"entity\":[{\"role\":\"source\",\"what\":{\"identifier\":{\"system\":\"urn:message\",\"value\":\""
                + id + "\"}}}]}";
    }

    private static void export(ConfigurableApplicationContext context) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(javax.sql.DataSource.class));
        ExportTable table = new ExportTable(context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class));
        String id = UUID.randomUUID().toString().replace("-", "");
        Question question =
                new Question(Question.Level.SYSTEM, null, List.of(), List.of(), List.of(), null, List.of(), false);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        // In one transaction, so that the server's own worker never sees it open.
        transaction.executeWithoutResult(tx -> {
            table.insert(id, "http://x/fhir/$export", "http://x/fhir", question, ANYBODY, Instant.now());
            jdbc.update("update bulk_export set state = 'DONE' where id = ?", id);
        });
        Path folder = Files.createTempDirectory("export");
        BulkExit exit = context.getBean(BulkExit.class);
        long start = System.nanoTime();
        long cpu = processorNanos();
        long[] most = {0};
        new Exporting(
                        table.find(id).orElseThrow(),
                        exit,
                        context.getBean(TypeSearches.class),
                        table,
                        transaction,
                        new ExportFolder(folder),
                        new Walk(question, exit, ANYBODY, List.of()),
                        null,
                        SEGMENT,
                        () -> {
                            most[0] = Math.max(
                                    most[0],
                                    Runtime.getRuntime().totalMemory()
                                            - Runtime.getRuntime().freeMemory());
                            return true;
                        })
                .run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (processorNanos() - cpu) / 1e9;
        long resources =
                table.files(id).stream().mapToLong(ExportedFile::resources).sum();
        System.out.printf(
                "%d resources in %.1f s: %.0f a second, %.0f a processor second; heap at most %d MB%n",
                resources, seconds, resources / seconds, resources / processor, most[0] >> 20);
        new ExportFolder(folder).remove();
    }

    /** All threads of this process, so that the figure holds on a busy machine too. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
