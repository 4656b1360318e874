package org.healthrecord.access.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether statements are shown, with exceptions of the other kind (FHIR R4, Consent.provision). What is left empty or null
 * limits nothing.
 *
 * @param denies     whether what it is about is hidden
 * @param readable   whether all of its limits are understood: one that hides holds without those that are not, one that
 *                   shows does not hold at all
 * @param from       first instant at which it holds
 * @param until      first instant at which it holds no more
 * @param recipients from or to whom
 * @param purposes   of use, codes of HL7's v3-ActReason
 * @param sources    of the statements
 * @param labels     sensitivity labels of the statements
 */
public record Rule(
        boolean denies,
        boolean readable,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<Recipient> recipients,
        Set<String> purposes,
        Set<String> sources,
        Set<String> labels,
        List<Rule> exceptions) {
    public Rule {
        recipients = Set.copyOf(recipients);
        purposes = Set.copyOf(purposes);
        sources = Set.copyOf(sources);
        labels = Set.copyOf(labels);
        exceptions = List.copyOf(exceptions);
    }

    /** Everything is hidden from everybody: what is made of a consent that cannot be read. */
    public static Rule denyAll() {
        return new Rule(true, true, null, null, Set.of(), Set.of(), Set.of(), Set.of(), List.of());
    }

    /** What is left of it for one request: sources and labels alone; empty where it does not apply. */
    Optional<Rule> reduced(Asking asking) {
        if (!applies(asking)) {
            return Optional.empty();
        }
        List<Rule> left =
                exceptions.stream().flatMap(e -> e.reduced(asking).stream()).toList();
        return Optional.of(new Rule(denies, true, null, null, Set.of(), Set.of(), sources, labels, left));
    }

    private boolean applies(Asking asking) {
        if (!denies && !readable) {
            return false;
        }
        return (from == null || !asking.at().isBefore(from))
                && (until == null || asking.at().isBefore(until))
                && (recipients.isEmpty() || recipients.stream().anyMatch(r -> r.is(asking.caller())))
                && (purposes.isEmpty()
                        || asking.purpose().map(purposes::contains).orElse(denies));
    }

    /** Whether it hides a statement; empty where it says nothing of it. Of several exceptions one that hides is enough. */
    Optional<Boolean> hides(String source, Set<String> of) {
        if (!isAbout(source, of)) {
            return Optional.empty();
        }
        List<Boolean> excepted =
                exceptions.stream().flatMap(e -> e.hides(source, of).stream()).toList();
        return Optional.of(excepted.isEmpty() ? denies : excepted.contains(true));
    }

    /** One that shows has to allow every label of a statement, one that hides needs one of them. */
    private boolean isAbout(String source, Set<String> of) {
        if (!sources.isEmpty() && !sources.contains(source)) {
            return false;
        }
        if (labels.isEmpty()) {
            return true;
        }
        return denies ? of.stream().anyMatch(labels::contains) : !of.isEmpty() && labels.containsAll(of);
    }

    boolean namesLabels() {
        return !labels.isEmpty() || exceptions.stream().anyMatch(Rule::namesLabels);
    }
}
