package org.healthrecord.fhir.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.population.AskingPolicy;
import org.healthrecord.fhir.identity.population.EstimateText;
import org.healthrecord.fhir.identity.population.Households;
import org.healthrecord.fhir.identity.population.StatisticalPolicy;
import org.healthrecord.fhir.identity.population.Survey;
import org.healthrecord.fhir.identity.store.PopulationTable;
import org.healthrecord.fhir.identity.store.PopulationTable.Surveyed;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The policy that fits who is known here, surveyed again as they grow in number, by whoever changes identity, alone.
 * The rules of households hold from the first registration on, for good once relatives have been seen, and wherever
 * more people are known than one survey can hold. In between the odds say who else is asked about.
 */
final class ObservedPolicy implements Supplier<PairPolicy> {
    private static final long MANY = 12_000;
    /** Up to so many registrations a survey costs little. */
    private static final long SMALL = 2000;

    private static final double SMALL_GROWTH = 1.05;
    private static final double GROWTH = 1.2;
    private static final double ESTIMATE_GROWTH = 1.6;

    private final RegistrationTable registrations;
    private final PopulationTable table;
    private final OncePerTransaction<Optional<Surveyed>> row;
    private final MatchPolicy rules;
    private volatile boolean settled;
    private volatile @Nullable Known known;

    private record Known(String version, PairPolicy policy) {}

    ObservedPolicy(JdbcClient jdbc, MatchPolicy rules) {
        this.registrations = new RegistrationTable(jdbc);
        this.table = new PopulationTable(jdbc);
        this.row = new OncePerTransaction<>(table::find);
        this.rules = rules;
    }

    @Override
    public PairPolicy get() {
        Optional<Surveyed> last = settled ? Optional.empty() : row.get();
        return last.isEmpty() || last.get().households() == Households.FOUND ? rules : policy(last.get());
    }

    private PairPolicy policy(Surveyed surveyed) {
        Known last = known;
        if (last == null || !last.version().equals(surveyed.version())) {
            last = new Known(surveyed.version(), policy(surveyed.households(), table.estimate()));
            known = last;
        }
        return last.policy();
    }

    private PairPolicy policy(Households households, @Nullable String estimate) {
        if (estimate == null) {
            return rules;
        }
        StatisticalPolicy statistics = EstimateText.read(estimate);
        return households == Households.NONE ? statistics : new AskingPolicy(rules, statistics);
    }

    /**
     * Looks at who is known, where they have become so many more that it may show something else.
     *
     * @param ids of registrations that came or changed
     * @return whether all pairs are to be decided again
     */
    boolean review(Collection<Long> ids) {
        long greatest = ids.stream().mapToLong(id -> id).max().orElse(0);
        if (settled || greatest < Survey.FEW) {
            return false;
        }
        Surveyed last = row.get().orElse(new Surveyed("", Households.ASSUMED, 0, 0));
        boolean none = last.households() == Households.NONE;
        settled = last.households() == Households.FOUND || greatest > MANY && !none;
        if (settled || greatest < last.surveyed() * (last.surveyed() < SMALL ? SMALL_GROWTH : GROWTH)) {
            return false;
        }
        if (greatest > MANY) {
            save(Households.ASSUMED, greatest, null);
            return true;
        }
        return survey(last, greatest);
    }

    private boolean survey(Surveyed last, long greatest) {
        Survey survey = Survey.of(registrations.people());
        boolean found = survey.households() == Households.FOUND;
        boolean again = last.surveyed() > 0;
        if (again && survey.households() == last.households() && greatest < last.estimated() * ESTIMATE_GROWTH) {
            table.surveyed(greatest);
            row.forget();
            return false;
        }
        save(survey.households(), greatest, found ? null : EstimateText.write(survey.statistical()));
        return again || !found;
    }

    private void save(Households households, long greatest, @Nullable String estimate) {
        table.save(new Surveyed(UUID.randomUUID().toString(), households, greatest, greatest), estimate);
        row.forget();
    }
}
