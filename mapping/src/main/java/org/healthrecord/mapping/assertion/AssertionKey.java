package org.healthrecord.mapping.assertion;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names an assertion for ever: the source, the registration, the resource type and the clinic's own identifier of the thing.
 *
 * @param source       the source's id
 * @param registration null for what belongs to no patient
 * @param type         the FHIR resource type
 * @param local        made from the clinic's own identifiers: {@code order|FILLER-1|2823-3}, {@code visit|V77}, {@code row|17}.
 *                     Where the clinic gives none, made from what the fact is (code and time); never from its place in the message.
 */
public record AssertionKey(String source, @Nullable Registration registration, String type, String local) {

    public AssertionKey {
        Objects.requireNonNull(source);
        Objects.requireNonNull(type);
        Objects.requireNonNull(local);
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

    /**
     * A name-based UUID of all four parts; the same on every machine. Its first 32 bits tell the registration alone, so
     * that what belongs together stands together in every index.
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
        return "urn:uuid:" + id();
    }
}
