package org.healthrecord.mapping.assertion;

import java.util.Objects;
import org.healthrecord.mapping.text.ControlCharacters;

/**
 * A person as one clinic knows them: the clinic and its record number. Which registrations are one person is not
 * decided here.
 *
 * @param source    the source's id
 * @param mrnSystem the system of the record number, a URI
 * @param mrn       the record number as sent, trimmed
 */
public record Registration(String source, String mrnSystem, String mrn) implements Comparable<Registration> {
    public Registration {
        Objects.requireNonNull(source);
        mrnSystem = ControlCharacters.cleaned(mrnSystem);
        if (mrn.isBlank()) {
            throw new IllegalArgumentException("A registration needs a record number");
        }
        mrn = readable(mrn);
    }

    private static String readable(String mrn) {
        String clean = ControlCharacters.cleaned(mrn).strip();
        return clean.isEmpty() ? "\uFFFD" : clean;
    }

    /** The system of the ids under which the FHIR server of a source keeps its patients. */
    public static String serverIdSystem(String source) {
        return "urn:source:" + source + ":patient-id";
    }

    /** Whether it goes by the id that the clinic's own server gave the patient, which is no record number to show. */
    public boolean isServerId() {
        return mrnSystem.equals(serverIdSystem(source));
    }

    @Override
    public int compareTo(Registration o) {
        int c = source.compareTo(o.source);
        if (c == 0) {
            c = mrnSystem.compareTo(o.mrnSystem);
        }
        return c == 0 ? mrn.compareTo(o.mrn) : c;
    }
}
