package org.healthrecord.fhir.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** What writing into the store means, on each database. */
abstract class ChartWriterContract extends FhirServerTest {
    @Test
    void whatIsWrittenIsReadAtOnce() {
        write(patient("w1"), weight("w1-o", "w1", "70"));

        assertThat(ids("Observation?patient=w1")).containsExactly("Observation/w1-o");
        assertThat(ids("Patient?identifier=MRN-w1")).containsExactly("Patient/w1");
        assertThat(ids("Patient?identifier=urn:oid:2.999.1|MRN-w1")).containsExactly("Patient/w1");
    }

    @Test
    void theSameContentAgainIsNoNewVersion() {
        write(patient("w2"));
        write(patient("w2"));

        assertThat(version("Patient/w2")).isEqualTo("1");
    }

    @Test
    void aChangeIsANewVersionAndTheOldOneIsGone() {
        write(patient("w3"), weight("w3-o", "w3", "70"));
        write(weight("w3-o", "w3", "71"));

        assertThat(version("Observation/w3-o")).isEqualTo("2");
        assertThat(status("Observation/w3-o/_history/1")).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from hfj_res_ver v join hfj_resource r on r.res_id = v.res_id"
                                + " where r.fhir_id = 'w3-o'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDeletedResourceIsGoneAndCanComeBack() {
        write(patient("w4"));
        delete("Patient/w4");
        assertThat(status("Patient/w4")).isEqualTo(410);
        assertThat(ids("Patient?identifier=MRN-w4")).isEmpty();

        write(patient("w4"));
        assertThat(ids("Patient?identifier=MRN-w4")).containsExactly("Patient/w4");
    }

    @Test
    void whatADeletedResourceSaidIsNotReadableInAnyVersion() {
        write(patient("w5"));
        delete("Patient/w5");

        assertThat(status("Patient/w5/_history/1")).isIn(404, 410);
        assertThat(get("Patient/w5/_history/1").getBody()).doesNotContain("MRN-w5");
    }

    @Test
    void deletingWhatIsNotThereOrNotThereAnyMoreIsNoError() {
        delete("Patient/never-there");
        write(patient("w6"));
        delete("Patient/w6");
        delete("Patient/w6");

        assertThat(status("Patient/w6")).isEqualTo(410);
    }

    @Test
    void oneCallCanRemoveAndWrite() {
        write(patient("w7"), weight("w7-a", "w7", "70"));
        put(List.of(weight("w7-b", "w7", "70")), List.of("Observation/w7-a"));

        assertThat(ids("Observation?patient=w7")).containsExactly("Observation/w7-b");
    }

    @Test
    void referencesAreFoundWhicheverStandsFirst() {
        List<Resource> chart = new ArrayList<>();
        IntStream.range(0, 1050).forEach(i -> chart.add(weight("w8-" + i, "w8", "70")));
        chart.add(patient("w8"));
        put(chart, List.of());

        assertThat(countOf("Observation?patient=w8")).isEqualTo(1050);
    }

    @Test
    void resourcesThatReferToEachOtherAreBothFound() {
        Encounter visit = new Encounter();
        visit.setId("w9-e");
        visit.setSubject(new Reference("Patient/w9"));
        visit.addDiagnosis().setCondition(new Reference("Condition/w9-c"));
        Condition pain = new Condition();
        pain.setId("w9-c");
        pain.setSubject(new Reference("Patient/w9"));
        pain.setEncounter(new Reference("Encounter/w9-e"));
        List<Resource> chart = new ArrayList<>(List.of(visit));
        IntStream.range(0, 1050).forEach(i -> chart.add(weight("w9-" + i, "w9", "70")));
        chart.addAll(List.of(pain, patient("w9")));
        put(chart, List.of());

        assertThat(ids("Encounter?diagnosis=Condition/w9-c")).containsExactly("Encounter/w9-e");
        assertThat(ids("Condition?encounter=Encounter/w9-e")).containsExactly("Condition/w9-c");
    }

    @Test
    void aReferenceIsFoundAlsoWhenItsTargetCameLater() {
        write(patient("w10"));
        Observation early = weight("w10-o", "w10", "70").setEncounter(new Reference("Encounter/w10-e"));
        write(early);
        Encounter late = new Encounter();
        late.setId("w10-e");
        late.setSubject(new Reference("Patient/w10"));
        put(List.of(late, early), List.of());

        assertThat(ids("Observation?encounter=Encounter/w10-e")).containsExactly("Observation/w10-o");
    }

    @Test
    void aTransactionRolledBackLeavesNeitherOurRowsNorHapis() {
        jdbc.sql("create table if not exists chart_writer_probe (id varchar(20))")
                .update();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("insert into chart_writer_probe values ('w11')").update();
            write(patient("w11"));
            status.setRollbackOnly();
        });
        assertThat(status("Patient/w11")).isEqualTo(404);
        assertThat(probes()).isZero();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("insert into chart_writer_probe values ('w11')").update();
            write(patient("w11"));
        });
        assertThat(status("Patient/w11")).isEqualTo(200);
        assertThat(probes()).isEqualTo(1);
    }

    @Test
    void documentsAreKeptByteForByte() {
        Binary document = new Binary().setContentType("application/pdf").setData(new byte[] {1, 2, 3, 0, -1});
        document.setId("w12");
        write(document);

        assertThat(read(Binary.class, "Binary/w12?_format=json").getData()).containsExactly(1, 2, 3, 0, -1);
    }

    @Test
    void whatTheCallerHandsOverStaysAsItWas() {
        Patient patient = patient("w13");
        write(patient);

        assertThat(patient.getMeta().getVersionId()).isNull();
        assertThat(patient.getIdElement().getValue()).isEqualTo("w13");
    }

    @Test
    void twoWritersOfOneResourceAreAConflictThatPasses() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> new TransactionTemplate(transactions).execute(status -> {
                write(patient("w14"));
                written.countDown();
                return awaited(end);
            }));
            assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
            Future<?> second = threads.submit(() -> write(patient("w14")));
            Thread.sleep(300);
            end.countDown();
            first.get(60, TimeUnit.SECONDS);

            assertThatThrownBy(() -> second.get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(TransientDataAccessException.class)
                    .hasMessageNotContaining("w14");
        } finally {
            threads.shutdownNow();
        }
        write(patient("w14"));
        assertThat(version("Patient/w14")).isEqualTo("1");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Integer probes() {
        return jdbc.sql("select count(*) from chart_writer_probe")
                .query(Integer.class)
                .single();
    }

    private String version(String path) {
        return fhir.newJsonParser().parseResource(get(path).getBody()).getMeta().getVersionId();
    }

    private int countOf(String search) {
        return read(org.hl7.fhir.r4.model.Bundle.class, search + "&_summary=count")
                .getTotal();
    }
}
