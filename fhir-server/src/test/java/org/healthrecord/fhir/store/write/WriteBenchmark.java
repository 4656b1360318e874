package org.healthrecord.fhir.store.write;

import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.fhir.FhirServerApplication;
import org.healthrecord.fhir.Samples;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * CPU-seconds per 1,000 Observations by chunk size, start-up, and a large {@code $everything}. Run by hand; arguments:
 * JDBC URL, user.
 */
final class WriteBenchmark {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private WriteBenchmark() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext server = SpringApplication.run(
                FhirServerApplication.class,
                "--server.port=0",
                "--health-record.fhir.jdbc-url=" + arguments[0],
                "--health-record.fhir.username=" + arguments[1]);
        System.out.printf("start: %.1f CPU-s, heap %d MB%n", processSeconds(), heap());
        writes(server);
        rows(server.getBean(JdbcClient.class));
        everything(server.getBean(ChartIndex.class));
        System.out.printf("end: heap %d MB%n", heap());
        server.close();
    }

    @SuppressWarnings("unchecked")
    private static void writes(ConfigurableApplicationContext server) {
        IFhirSystemDao<Bundle, Meta> store = server.getBean(IFhirSystemDao.class);
        PlatformTransactionManager transactions = server.getBean(PlatformTransactionManager.class);
        new TransactionalChartWriter(store, transactions).write(encoded(frame()), List.of());
        int run = 0;
        for (int chunk : new int[] {100, 500, 20, 100, 500}) {
            TransactionalChartWriter writer = new TransactionalChartWriter(store, transactions, chunk);
            report("insert, chunk " + chunk, writer, observations(run++, "70"));
        }
        TransactionalChartWriter writer = new TransactionalChartWriter(store, transactions);
        report("provenance", writer, provenances(0));
        report("same again", writer, observations(0, "70"));
        report("changed", writer, observations(0, "71"));
    }

    private static void report(String what, TransactionalChartWriter writer, List<Resource> resources) {
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        double process = processSeconds();
        writer.write(encoded(resources), List.of());
        System.out.printf(
                "%-20s %.2f thread CPU-s, %.2f process CPU-s per 1,000%n",
                what,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9,
                processSeconds() - process);
    }

    private static List<Encoded> encoded(List<Resource> resources) {
        return resources.stream()
                .map(resource -> Samples.encoded(FhirContext.forR4Cached(), resource))
                .toList();
    }

    private static void rows(JdbcClient jdbc) {
        for (String table : List.of(
                "hfj_resource",
                "hfj_res_ver",
                "hfj_res_link",
                "hfj_spidx_token",
                "hfj_spidx_string",
                "hfj_spidx_date",
                "hfj_spidx_quantity",
                "hfj_spidx_uri",
                "hfj_res_param_present",
                "hfj_idx_cmb_tok_nu")) {
            System.out.println(table + " "
                    + jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        System.out.println(jdbc.sql("select src_path, count(*) n from hfj_res_link group by src_path")
                .query()
                .listOfRows());
    }

    private static void everything(ChartIndex charts) {
        for (int i = 0; i < 3; i++) {
            long begin = System.nanoTime();
            List<ChartIndex.Entry> entries = charts.of("bench");
            long listed = System.nanoTime();
            int loaded = charts.load(entries.subList(0, 1000), new SystemRequestDetails())
                    .size();
            System.out.printf(
                    "everything: %d listed in %d ms, %d loaded in %d ms%n",
                    entries.size(), (listed - begin) / 1_000_000, loaded, (System.nanoTime() - listed) / 1_000_000);
        }
    }

    private static List<Resource> frame() {
        Organization laboratory = new Organization().setName("Laboratory");
        laboratory.setId("bench-lab");
        Encounter visit = new Encounter();
        visit.setId("bench-visit");
        visit.setSubject(new Reference("Patient/bench"));
        return List.of(patient("bench"), laboratory, visit);
    }

    private static List<Resource> observations(int run, String value) {
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Observation observation = weight("bench-" + run + "-" + i, "bench", value + "." + i);
            observation.addIdentifier().setSystem("urn:oid:2.999.2").setValue("F-" + run + "-" + i);
            observation.addPerformer(new Reference("Organization/bench-lab"));
            observation.setEncounter(new Reference("Encounter/bench-visit"));
            observation.getCode().addCoding().setSystem("urn:oid:2.999.3").setCode("WT");
            all.add(observation);
        }
        return all;
    }

    private static List<Resource> provenances(int run) {
        return observations(run, "70").stream()
                .<Resource>map(about -> provenance("p-" + about.getIdPart(), about, "bench-lab"))
                .toList();
    }

    private static double processSeconds() {
        return PROCESS.getProcessCpuTime() / 1e9;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
