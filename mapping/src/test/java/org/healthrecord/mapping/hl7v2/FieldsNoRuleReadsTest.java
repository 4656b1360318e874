package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.junit.jupiter.api.Test;

class FieldsNoRuleReadsTest {
    @Test
    void eachIsOneIssueHoweverManySegmentsHaveIt() {
        List<Issue> issues = issues(
                Samples.pid("4711"),
                "OBX|1|NM|2823-3^K^LN||4.1|mmol/L||||X1|F||PRIVATE",
                "OBX|2|NM|2951-2^Na^LN||140|mmol/L|||||F||PRIVATE");

        assertThat(issues)
                .filteredOn(i -> i.place().equals("OBX[1]-13"))
                .singleElement()
                .satisfies(i -> {
                    assertThat(i.code()).isEqualTo("unmapped-field");
                    assertThat(i.detail()).contains("2 segments").doesNotContain("PRIVATE");
                });
    }

    @Test
    void whatIsMappedOrOnlyNumbersASegmentIsNone() {
        assertThat(issues(Samples.pid("4711"), "OBX|1|NM|2823-3^K^LN||4.1|mmol/L|||||F"))
                .noneMatch(i -> i.code().equals("unmapped-field"));
    }

    private static List<Issue> issues(String... segments) {
        return Samples.mapped(Samples.message("ORU^R01", "1", "20240301101500", segments))
                .issues();
    }
}
