package org.healthrecord.fhir.chart.consolidation.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.fhir.chart.terms.AddressWords;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Where a person lives and is reached: each place and each line once, whatever the spelling, with the clinics
 * that say so where the person is known to several.
 */
public final class PersonPlaces {
    public static final String STATED_BY = "https://healthrecord.org/fhir/StructureDefinition/stated-by";

    private final List<Claim> latestFirst;
    private final boolean several;

    PersonPlaces(List<Claim> latestFirst) {
        this.latestFirst = latestFirst;
        this.several = latestFirst.stream().map(Claim::source).distinct().count() > 1;
    }

    /** One place or line, in the words of the clinic that says most, then of the latest. */
    private record Place<T extends Element>(List<T> values, Set<String> sources) {
        static <T extends Element> Place<T> of() {
            return new Place<>(new ArrayList<>(), new TreeSet<>());
        }
    }

    List<Base> addresses() {
        List<Place<Address>> places = new ArrayList<>();
        for (Claim claim : latestFirst) {
            for (Address address : ((Patient) claim.resource()).getAddress()) {
                Place<Address> place = places.stream()
                        .filter(p -> isSame(p.values().get(0), address))
                        .findFirst()
                        .orElseGet(() -> {
                            Place<Address> fresh = Place.of();
                            places.add(fresh);
                            return fresh;
                        });
                place.values().add(address);
                place.sources().add(claim.source());
            }
        }
        return shown(places, Comparator.comparing((Address a) -> -says(a)).thenComparing(SamePersonalData::rank));
    }

    List<Base> telecoms() {
        Map<String, Place<ContactPoint>> lines = new LinkedHashMap<>();
        for (Claim claim : latestFirst) {
            for (ContactPoint point : ((Patient) claim.resource()).getTelecom()) {
                Place<ContactPoint> line = lines.computeIfAbsent(SamePersonalData.key(point), k -> Place.of());
                line.values().add(point);
                line.sources().add(claim.source());
            }
        }
        return shown(new ArrayList<>(lines.values()), Comparator.comparing(SamePersonalData::rank));
    }

    /** By use, then by how many clinics say so, then the latest. */
    private <T extends Element> List<Base> shown(List<Place<T>> places, Comparator<T> best) {
        return places.stream()
                .sorted(Comparator.comparing((Place<T> p) -> p.values().stream()
                                .mapToInt(SamePersonalData::rank)
                                .min()
                                .orElse(0))
                        .thenComparing(p -> -p.sources().size()))
                .map(p -> shown(p, best))
                .toList();
    }

    private <T extends Element> Base shown(Place<T> place, Comparator<T> best) {
        Element value = (Element)
                place.values().stream().sorted(best).findFirst().map(Base::copy).orElseThrow();
        if (value.getNamedProperty("period") != null
                && Resources.values(value, "period").isEmpty()) {
            place.values().stream()
                    .flatMap(v -> Resources.values(v, "period").stream())
                    .findFirst()
                    .ifPresent(period -> value.setProperty("period", Objects.requireNonNull(period.copy())));
        }
        if (several) {
            place.sources().forEach(source -> value.addExtension(STATED_BY, new StringType(source)));
        }
        return value;
    }

    private static int says(Address a) {
        return (a.hasLine() ? 1 : 0)
                + (a.hasCity() ? 1 : 0)
                + (a.hasState() ? 1 : 0)
                + (a.hasPostalCode() ? 1 : 0)
                + (a.hasCountry() ? 1 : 0)
                + (a.hasPeriod() ? 1 : 0);
    }

    /** The same street line, and town, state and postal code that agree as far as both state them; one of them has to. */
    private static boolean isSame(Address one, Address other) {
        if (!one.hasLine() || !other.hasLine()) {
            return SamePersonalData.key(one).equals(SamePersonalData.key(other));
        }
        boolean town = agree(one.getCity(), other.getCity());
        boolean code = agree(SamePersonalData.zip(one.getPostalCode()), SamePersonalData.zip(other.getPostalCode()));
        boolean stated = one.hasCity() && other.hasCity() || one.hasPostalCode() && other.hasPostalCode();
        return line(one).equals(line(other))
                && stated
                && town
                && code
                && agree(AddressWords.state(text(one.getState())), AddressWords.state(text(other.getState())));
    }

    private static String line(Address address) {
        return AddressWords.line(
                address.getLine().stream().map(PrimitiveType::getValue).collect(Collectors.joining(" ")));
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        String a = Concept.plain(text(one));
        String b = Concept.plain(text(other));
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
