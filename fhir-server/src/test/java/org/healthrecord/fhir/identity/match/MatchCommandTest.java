package org.healthrecord.fhir.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {
    private static final String PEOPLE =
            """
            id,truth,given,family,birthDate,phone,line,zip
            a,1,Robert,Tellander,1971-03-09,6175550188,12 Birch Rd,02139
            b,2,Bob,Tellander,3/9/1971,(617) 555-0188,"12 Birch Road",02139
            c,1,Erik,Odom,2012-05-30,6175550931,4 Oak St,01605
            d,1,Erika,Odom,2012-05-30,6175550931,4 Oak St,01605
            e,1,Nora,"Quist, ""Q"" Odom",1950-11-12,,,
            """;

    @TempDir
    Path folder;

    @Test
    void writesPersonsAndWhatIsInDoubtWithoutReadingTheTruth() throws IOException {
        Path in = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        assertThat(MatchCommand.run(new String[] {in.toString(), folder.toString()}))
                .isZero();
        assertThat(folder.resolve("clusters.csv")).hasContent("id,person\na,a\nb,a\nc,c\nd,d\ne,e\n");
        assertThat(Files.readAllLines(folder.resolve("review.csv")))
                .hasSize(2)
                .last()
                .asString()
                .matches("c,d,[0-9.]+,TWINS_OR_SLIP");
    }

    @Test
    void writesScoresOnRequest() throws IOException {
        Path in = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        Path scores = folder.resolve("pairs.csv");
        assertThat(MatchCommand.run(new String[] {in.toString(), folder.toString(), "--scores", scores.toString()}))
                .isZero();
        assertThat(Files.readAllLines(scores)).first().isEqualTo("id1,id2,score");
        assertThat(Files.readString(scores)).contains("a,b,");
    }

    @Test
    void saysHowItIsCalled() {
        assertThat(MatchCommand.run(new String[] {})).isEqualTo(2);
    }

    @Test
    void aMissingFileIsAnError() {
        assertThat(MatchCommand.run(new String[] {folder.resolve("none.csv").toString(), folder.toString()}))
                .isEqualTo(1);
    }
}
