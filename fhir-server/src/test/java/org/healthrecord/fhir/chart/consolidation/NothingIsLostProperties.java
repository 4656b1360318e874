package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;

/** Whatever clinics state of one thing, in whatever order. */
class NothingIsLostProperties {

    @Provide
    Arbitrary<List<Statement>> said() {
        return DetailedStatements.ofOneType();
    }

    @Property(tries = 1000)
    void whatIsStatedIsShownOrStandsAsTheClinicsWord(@ForAll("said") List<Statement> said) {
        Loss loss = new Loss();
        List<Fact> facts = Charts.ofStanding(said);
        facts.forEach(fact -> loss.add(fact, said));

        assertThat(loss.lost())
                .as(() -> Charts.text(facts) + "\nof\n" + Charts.statements(said))
                .isEmpty();
    }

    @Property(tries = 300)
    void everyOrderOfTheStatementsGivesTheSameFacts(@ForAll("said") List<Statement> said, @ForAll Random random) {
        List<Statement> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, random);

        assertThat(Charts.text(Charts.ofStanding(shuffled))).isEqualTo(Charts.text(Charts.ofStanding(said)));
    }

    @Property(tries = 300)
    void whatOneFactShowsOfAnotherClinicNamesIt(@ForAll("said") List<Statement> said) {
        for (Fact fact : Charts.ofStanding(said)) {
            assertThat(Loss.isAttributed(fact, said)).as(Charts.json(fact)).isTrue();
        }
    }
}
