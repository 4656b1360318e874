package org.healthrecord.fhir.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.healthrecord.fhir.identity.match.SparseTown.Result;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** French and historical names with little beside them: nobody is joined with another, nearly all are found or asked about. */
class SparseTownTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "French: {1}, seed {0}")
    @CsvSource({"1, true", "2, false"})
    void aTown(long seed, boolean french) throws Exception {
        Result result = new SparseTown(seed, french).fill(300).match(folder);
        assertThat(result.wrong()).as(result.toString()).isZero();
        assertThat(result.found()).as(result.toString()).isGreaterThan(result.people() * 9 / 10);
        assertThat(result.asked()).as(result.toString()).isLessThan(result.records());
    }
}
