package org.healthrecord.fhir.chart.consolidation.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.chart.consolidation.agreement.Union;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** One Patient of many registrations' statements, element by element. */
final class JoinedPatient {
    private static final List<String> ALL = List.of("identifier", "contact", "generalPractitioner", "photo");
    private static final List<String> ONE =
            List.of("birthDate", "gender", "maritalStatus", "multipleBirth[x]", "active");

    private final List<Claim> latestFirst;

    JoinedPatient(List<Claim> latestFirst) {
        this.latestFirst = latestFirst;
    }

    Patient patient() {
        Patient patient = new Patient();
        ALL.forEach(element -> Resources.replace(patient, element, all(element)));
        PersonPlaces places = new PersonPlaces(latestFirst);
        Resources.replace(patient, "name", new PersonNames(latestFirst).names());
        Resources.replace(patient, "telecom", places.telecoms());
        Resources.replace(patient, "address", places.addresses());
        Resources.replace(patient, "communication", PersonLanguages.of(latestFirst));
        ONE.forEach(element -> Resources.replace(patient, element, most(c -> values(c, element))));
        Resources.replace(patient, "deceased[x]", death());
        extensions().forEach(e -> patient.addExtension((Extension) e));
        Set<String> keepers = new HashSet<>();
        latestFirst.forEach(c -> keepers.add(c.source()));
        if (keepers.size() == 1) {
            Resources.replace(patient, "managingOrganization", most(c -> values(c, "managingOrganization")));
        }
        Union.addLabels(patient, latestFirst.stream().map(Claim::resource).toList());
        return patient;
    }

    /** Each once: by use, then by how many sources say so, then the latest. */
    private List<Base> all(String element) {
        Map<String, Base> first = new LinkedHashMap<>();
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        for (Claim claim : latestFirst) {
            for (Base value : values(claim, element)) {
                String key = SamePersonalData.key(value);
                first.merge(key, value, (a, b) -> SamePersonalData.rank(a) <= SamePersonalData.rank(b) ? a : b);
                sources.computeIfAbsent(key, k -> new HashSet<>()).add(claim.source());
            }
        }
        Comparator<Map.Entry<String, Base>> order = Comparator.comparing(e -> SamePersonalData.rank(e.getValue()));
        return first.entrySet().stream()
                .sorted(order.thenComparing(
                        e -> -Objects.requireNonNull(sources.get(e.getKey())).size()))
                .map(e -> copy(e.getValue()))
                .toList();
    }

    /** What most registrations say, then the latest. */
    private List<Base> most(Function<Claim, List<Base>> read) {
        Map<String, List<List<Base>>> votes = new LinkedHashMap<>();
        for (Claim claim : latestFirst) {
            List<Base> said = read.apply(claim);
            if (!said.isEmpty()) {
                votes.computeIfAbsent(said.stream().map(Content::of).toList().toString(), k -> new ArrayList<>())
                        .add(said);
            }
        }
        List<Base> won = List.of();
        int best = 0;
        for (List<List<Base>> voters : votes.values()) {
            if (voters.size() > best) {
                best = voters.size();
                won = voters.get(0);
            }
        }
        return won.stream().map(JoinedPatient::copy).toList();
    }

    /** A date of death before "dead", and that before "alive", which often only means that a clinic does not know. */
    private List<Base> death() {
        List<Base> dated = most(c -> deaths(c, "dateTime", ""));
        List<Base> dead = dated.isEmpty() ? most(c -> deaths(c, "boolean", "true")) : dated;
        return dead.isEmpty() ? most(c -> values(c, "deceased[x]")) : dead;
    }

    private static List<Base> deaths(Claim claim, String type, String value) {
        return values(claim, "deceased[x]").stream()
                .filter(v -> v.fhirType().equals(type)
                        && String.valueOf(v.primitiveValue()).contains(value))
                .toList();
    }

    private List<Base> extensions() {
        Set<String> urls = new HashSet<>();
        latestFirst.stream()
                .flatMap(c -> values(c, "extension").stream())
                .filter(e -> ((Extension) e).hasUrl())
                .forEach(e -> urls.add(((Extension) e).getUrl()));
        return urls.stream()
                .sorted()
                .flatMap(url -> most(c -> values(c, "extension").stream()
                                .filter(e -> url.equals(((Extension) e).getUrl()))
                                .toList())
                        .stream())
                .toList();
    }

    /** What a registration says here; references into its own message's contained resources lead nowhere and are left out. */
    private static List<Base> values(Claim claim, String element) {
        return Resources.values(claim.resource(), element).stream()
                .filter(v -> !(v instanceof Reference r
                        && r.hasReference()
                        && r.getReference().startsWith("#")))
                .toList();
    }

    private static Base copy(Base value) {
        return Objects.requireNonNull(value.copy());
    }
}
