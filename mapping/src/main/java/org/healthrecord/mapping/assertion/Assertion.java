package org.healthrecord.mapping.assertion;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.mapping.text.ControlCharacters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One FHIR resource as one clinic states it.
 *
 * <p>The resource carries no id of its own. References to other resources of the same source are
 * {@code urn:uuid:<assertion id>} (see {@link AssertionKey#urn()}). Every reference that can be resolved within the
 * source's own identifiers is written so, whether the target came in the same message or not. {@code subject} and
 * {@code patient} point to the registration's Patient assertion.
 *
 * @param key        who states it and under which of the clinic's own identifiers
 * @param precedence what decides between two versions under the same key
 * @param stance     stated, or taken back
 * @param mode       whether the resource is the whole statement or a change to earlier ones
 * @param cleared    for {@link Mode#PATCH}: top-level elements ({@code address}, {@code telecom}) the sender emptied on purpose (HL7 {@code ""})
 * @param resource   the statement; for {@link Stance#WITHDRAWN} it may hold only what identifies it
 * @param place      where in the message it is: {@code OBX[3]}, an XPath, {@code results.csv#12}, a JSON pointer
 * @param origins    where single elements come from, relative to the message; may be empty
 */
public record Assertion(
        AssertionKey key,
        Precedence precedence,
        Stance stance,
        Mode mode,
        Set<String> cleared,
        Resource resource,
        String place,
        List<Origin> origins) {

    public Assertion {
        Objects.requireNonNull(key);
        place = ControlCharacters.cleaned(place);
        cleared = Set.copyOf(cleared);
        origins = List.copyOf(origins);
        if (!key.type().equals(resource.fhirType())) {
            throw new IllegalArgumentException("Key of " + key.type() + " on a " + resource.fhirType());
        }
    }

    /** Whether the clinic holds the fact to be true, or takes it back. */
    public enum Stance {
        STATED,
        /** Cancelled, deleted or entered in error: the fact leaves the chart. */
        WITHDRAWN
    }

    /** How a later version relates to the earlier ones under the same key. */
    public enum Mode {
        /** The later version replaces the earlier ones whole. */
        SNAPSHOT,
        /** What the later version leaves out stays as it was (HL7 v2: an empty field changes nothing). */
        PATCH,
        /** Named in passing (a performer in PV1-7): fills in only while nothing better is known under the key. */
        MENTION
    }

    /** The registration, or null for what belongs to no patient (Organization, Practitioner, Location ...). */
    public @Nullable Registration registration() {
        return key.registration();
    }

    public static Assertion snapshot(AssertionKey key, Precedence precedence, Resource resource, String place) {
        return new Assertion(key, precedence, Stance.STATED, Mode.SNAPSHOT, Set.of(), resource, place, List.of());
    }

    public static Assertion mention(AssertionKey key, Precedence precedence, Resource resource, String place) {
        return new Assertion(key, precedence, Stance.STATED, Mode.MENTION, Set.of(), resource, place, List.of());
    }

    public static Assertion withdrawn(AssertionKey key, Precedence precedence, Resource resource, String place) {
        return new Assertion(key, precedence, Stance.WITHDRAWN, Mode.SNAPSHOT, Set.of(), resource, place, List.of());
    }
}
