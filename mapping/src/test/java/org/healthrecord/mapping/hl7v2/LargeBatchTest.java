package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** A file of many messages: opening it maps none of them and copies none of its bytes. */
class LargeBatchTest {
    private static final int MESSAGES = 20_000;

    @Test
    void openingABatchCostsTheListOfItsMessages() {
        byte[] batch = batch();
        Samples.units(batch);

        long before = allocated();
        List<Unit> units = Samples.units(batch);
        long opened = allocated() - before;

        assertThat(units).hasSize(MESSAGES);
        assertThat(opened).isLessThan(batch.length / 2);
    }

    @Test
    void eachMessageIsReadOnlyWhenItIsAskedFor() {
        byte[] batch = batch();
        List<Unit> units = Samples.units(batch);
        int last = new String(batch, StandardCharsets.US_ASCII).lastIndexOf("DOE");
        batch[last] = 'R';

        assertThat(family(units.get(MESSAGES - 1))).isEqualTo("ROE");
        assertThat(family(units.get(0))).isEqualTo("DOE");
    }

    private static String family(Unit unit) {
        Patient patient =
                (Patient) ((Mapping.Mapped) unit.map()).assertions().get(0).resource();
        return patient.getNameFirstRep().getFamily();
    }

    private static byte[] batch() {
        StringBuilder text = new StringBuilder("FHS|^~\\&|EHR\rBHS|^~\\&|EHR\r");
        String pid = "PID|1||4711^^^WALKIN&2.999.1&ISO^MR||DOE^Jane||19800102|F|||1 Long Street^^Springfield^NY^12345";
        String message = Samples.message("ADT^A28", "1", "20240301", pid, "NTE|1||" + "Remark. ".repeat(20));
        for (int i = 0; i < MESSAGES; i++) {
            text.append(message);
        }
        return text.append("BTS|1\rFTS|1\r").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
