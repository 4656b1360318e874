package org.healthrecord.mapping.assertion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.mapping.text.ControlCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Names an assertion permanently: the source, the registration, the resource type and the clinic's own identifier of the thing.
 *
 * @param source       the source's id
 * @param registration null for what belongs to no patient
 * @param type         the FHIR resource type
 * @param local        made from the clinic's own identifiers: {@code order|FILLER-1|2823-3}, {@code visit|V77}, {@code row|17}
 *                     (see {@link KeyKind}). Where the clinic gives none, made from what the fact is (code and time); its
 *                     place among equal ones counts only where nothing else distinguishes them.
 */
public record AssertionKey(String source, @Nullable Registration registration, String type, String local) {
    private static final String ORDER = KeyKind.ORDER.beginning();
    private static final String ALL = "*";
    private static final String URN = "urn:uuid:";
    private static final int UUID_LENGTH = 36;

    public AssertionKey {
        Objects.requireNonNull(source);
        Objects.requireNonNull(type);
        local = ControlCharacters.cleaned(local);
    }

    public static AssertionKey of(Registration registration, String type, String local) {
        return new AssertionKey(registration.source(), registration, type, local);
    }

    /** The key of the Patient assertion of a registration. */
    public static AssertionKey patient(Registration registration) {
        return of(registration, "Patient", "patient");
    }

    /** The key of a resource that belongs to no patient, by a business identifier ({@code system|value}). */
    public static AssertionKey directory(String source, String type, String local) {
        return new AssertionKey(source, null, type, local);
    }

    /** The name of all that is known by names with this beginning, to be taken back together: {@code order|FILLER-1|}. */
    public static String whole(String beginning) {
        return beginning + ALL;
    }

    /** The beginning of the names that are taken back under this one; empty for a name that has no other. */
    public Optional<String> everything() {
        return local.endsWith('|' + ALL)
                ? Optional.of(local.substring(0, local.length() - ALL.length()))
                : Optional.empty();
    }

    /**
     * The names under which this is taken back together with others: those of its order, and for a result with a time of its
     * own those of its test in the order, whatever their times. Without this name itself.
     */
    public List<AssertionKey> takenBackUnder() {
        int order = local.startsWith(ORDER) ? local.indexOf('|', ORDER.length()) : -1;
        if (order < 0) {
            return List.of();
        }
        List<AssertionKey> names = new ArrayList<>(2);
        int last = local.lastIndexOf('|');
        int[] ends = last > order && isTime(last + 1) ? new int[] {order, last} : new int[] {order};
        for (int end : ends) {
            String all = whole(local.substring(0, end + 1));
            if (!all.equals(local)) {
                names.add(new AssertionKey(source, registration, type, all));
            }
        }
        return names;
    }

    /** Whether the name ends in a day or time as written. */
    private boolean isTime(int from) {
        boolean digits = local.length() - from >= "20260101".length();
        for (int i = from; digits && i < local.length(); i++) {
            digits = local.charAt(i) >= '0' && local.charAt(i) <= '9';
        }
        return digits;
    }

    /**
     * A name-based UUID of all four parts; the same on every machine. Its first 32 bits depend on the registration alone, so
     * that what belongs together is together in every index.
     */
    public String id() {
        Registration r = registration;
        String owner = source + '\n' + (r == null ? "" : r.mrnSystem() + '\n' + r.mrn());
        String name = owner + '\n' + type + '\n' + local;
        UUID all = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        long first = (long) owner.hashCode() << Integer.SIZE;
        return new UUID(first | (int) all.getMostSignificantBits() & 0xFFFF_FFFFL, all.getLeastSignificantBits())
                .toString();
    }

    /** {@code urn:uuid:} and the id; how resources refer to each other before they are in a chart. */
    public String urn() {
        return URN + id();
    }

    /** The id of the key that a {@link #urn} names; empty for any other reference, and for none. */
    public static Optional<UUID> idIn(@Nullable String reference) {
        if (reference == null || !reference.startsWith(URN) || reference.length() != URN.length() + UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(reference.substring(URN.length())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
