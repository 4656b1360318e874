package org.healthrecord.mapping.ccda.header;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.number.Filler;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * The record number among a patient's ids: the one under the clinic's own root, else the first that is an identifier of
 * any registry but social security and the doctors'. A filler (UNKNOWN, a row of zeros) is no number.
 */
public final class PatientIds {
    private static final String SSN = "2.16.840.1.113883.4.1";

    private PatientIds() {}

    /** An id element of a patientRole. */
    public record Id(String root, String extension) {
        String system() {
            String system = Systems.of(root);
            return system == null ? "" : system;
        }
    }

    public static Optional<Registration> registration(List<Id> ids, SourceProfile source) {
        for (Id id : ids) {
            if (isOwn(id, source) && source.realNumbers().isRecordNumber(id.extension())) {
                return Optional.of(new Registration(
                        source.id(), source.mrnSystem(), id.extension().strip()));
            }
        }
        for (Id id : ids) {
            if (!id.root().equals(SSN)
                    && !RealNumbers.isProviders(id.system(), "")
                    && source.realNumbers().isRecordNumber(id.extension())) {
                String system = id.system().isEmpty() ? source.mrnSystem() : id.system();
                return Optional.of(
                        new Registration(source.id(), system, id.extension().strip()));
            }
        }
        return unique(ids, source).or(() -> socialSecurity(ids, source));
    }

    private static Optional<Registration> unique(List<Id> ids, SourceProfile source) {
        return ids.stream()
                .filter(id -> Systems.isUuid(id.root()) && id.extension().isBlank())
                .map(id -> new Registration(source.id(), Systems.URI, "urn:uuid:" + id.root()))
                .findFirst();
    }

    /** The last resort, and only a number that can have been issued: placeholders would throw people together. */
    private static Optional<Registration> socialSecurity(List<Id> ids, SourceProfile source) {
        return ids.stream()
                .filter(id -> id.root().equals(SSN) && isSocialSecurity(id.extension()))
                .map(id -> new Registration(source.id(), Systems.SSN, id.extension()))
                .findFirst();
    }

    private static boolean isSocialSecurity(String text) {
        boolean nine = text.chars().filter(Character::isDigit).count() == 9
                && text.chars().allMatch(c -> Character.isDigit(c) || c == '-');
        return nine && !Filler.isSocialSecurity(text);
    }

    private static boolean isOwn(Id id, SourceProfile source) {
        return source.mrnSystem().equals("urn:oid:" + id.root())
                || source.mrnSystem().equals(id.root())
                || source.mrnSystem().equals(id.system());
    }
}
