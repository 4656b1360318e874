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
    private static final String REUSED = "#holder-";

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

    /** The system of the ids under which the FHIR server of a source keeps its patients, where nothing names the server. */
    public static String serverIdSystem(String source) {
        return "urn:source:" + source + ":patient-id";
    }

    /**
     * The system of the ids of one server.
     *
     * @param base the server's address, or {@code ""} for the source's own
     */
    public static String serverIdSystem(String source, String base) {
        return base.isEmpty() ? serverIdSystem(source) : serverIdSystem(source) + ':' + base;
    }

    /** Whether it goes by the id that a server of the clinic gave the patient, which is no record number to show. */
    public boolean isServerId() {
        String own = serverIdSystem(source);
        String shown = shownSystem();
        return shown.startsWith(own) && (shown.length() == own.length() || shown.charAt(own.length()) == ':');
    }

    /** The address of the server whose id it is; {@code ""} for the source's own, and for a record number. */
    public String serverBase() {
        int own = serverIdSystem(source).length();
        return isServerId() && mrnSystem.length() > own ? mrnSystem.substring(own + 1) : "";
    }

    /** Another person to whom the clinic has given the number again: another registration with the same number to show. */
    public Registration reused(long holder) {
        return new Registration(source, mrnSystem + REUSED + holder, mrn);
    }

    /** The system of the number as people know it. */
    public String shownSystem() {
        int end = mrnSystem.indexOf(REUSED);
        return end < 0 ? mrnSystem : mrnSystem.substring(0, end);
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
