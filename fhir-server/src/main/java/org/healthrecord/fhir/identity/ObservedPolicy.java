package org.healthrecord.fhir.identity;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.population.EstimateText;
import org.healthrecord.fhir.identity.population.Households;
import org.healthrecord.fhir.identity.population.Survey;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.PopulationTable;
import org.healthrecord.fhir.identity.store.PopulationTable.Surveyed;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The policy that fits who is known here, surveyed again as they grow in number, by whoever changes identity, alone.
 * The rules of households hold from the first registration on, for good once relatives have been seen, and wherever
 * more people are known than one survey can hold.
 */
final class ObservedPolicy implements Supplier<PairPolicy> {
    /** Of fewer people nothing can be told, and there are relatives among more. */
    private static final long FEW = 400;

    private static final long MANY = 12_000;
    /** Up to so many registrations a survey costs little. */
    private static final long SMALL = 2000;

    private static final double SMALL_GROWTH = 1.05;
    private static final double GROWTH = 1.2;
    private static final double ESTIMATE_GROWTH = 1.6;

    private final RegistrationTable registrations;
    private final PopulationTable table;
    private final MatchPolicy rules;
    private volatile boolean settled;
    private volatile @Nullable Known known;

    private record Known(String version, PairPolicy policy) {}

    ObservedPolicy(JdbcClient jdbc, MatchPolicy rules) {
        this.registrations = new RegistrationTable(jdbc);
        this.table = new PopulationTable(jdbc);
        this.rules = rules;
    }

    @Override
    public PairPolicy get() {
        Optional<Surveyed> row = settled ? Optional.empty() : table.find();
        if (row.isEmpty() || row.get().households() != Households.NONE) {
            return rules;
        }
        String version = row.get().version();
        Known last = known;
        if (last == null || !last.version().equals(version)) {
            last = new Known(version, EstimateText.read(Objects.requireNonNull(table.estimate())));
            known = last;
        }
        return last.policy();
    }

    /**
     * Looks at who is known, where they have become so many more that it may show something else.
     *
     * @param ids of registrations that came or changed
     * @return whether all pairs are to be decided again
     */
    boolean review(Collection<Long> ids) {
        long greatest = ids.stream().mapToLong(id -> id).max().orElse(0);
        if (settled || greatest < FEW) {
            return false;
        }
        Surveyed row = table.find().orElse(new Surveyed("", Households.ASSUMED, 0, 0));
        boolean none = row.households() == Households.NONE;
        settled = row.households() == Households.FOUND || greatest > MANY && !none;
        if (settled || greatest < row.surveyed() * (row.surveyed() < SMALL ? SMALL_GROWTH : GROWTH)) {
            return false;
        }
        if (greatest > MANY) {
            save(Households.ASSUMED, greatest, null);
            return true;
        }
        return survey(row, greatest);
    }

    private boolean survey(Surveyed row, long greatest) {
        List<Demographics> people = registrations.people();
        Survey survey = Survey.of(people);
        boolean before = row.households() == Households.NONE;
        boolean none = survey.households() == Households.NONE;
        if (before && none && greatest < row.estimated() * ESTIMATE_GROWTH) {
            table.surveyed(greatest);
            return false;
        }
        save(survey.households(), greatest, none ? EstimateText.write(survey.statistical()) : null);
        return before || none;
    }

    private void save(Households households, long greatest, @Nullable String estimate) {
        table.save(new Surveyed(UUID.randomUUID().toString(), households, greatest, greatest), estimate);
    }
}
