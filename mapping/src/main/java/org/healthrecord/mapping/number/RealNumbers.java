package org.healthrecord.mapping.number;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a source are real. What looks like a filler is none, unless the source's definition says
 * that it is real ({@code real-numbers}).
 */
public final class RealNumbers {
    /** No number of the source that looks like a filler is real. */
    public static final RealNumbers USUAL = new RealNumbers(Set.of(), false);

    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private final Set<String> declared;
    private final boolean asWritten;

    private RealNumbers(Set<String> declared, boolean asWritten) {
        this.declared = declared;
        this.asWritten = asWritten;
    }

    public static RealNumbers with(Collection<String> declared) {
        return declared.isEmpty() ? USUAL : new RealNumbers(Set.copyOf(declared), false);
    }

    /** All numbers count as written: for a dry run, which shows what the service refuses. */
    public RealNumbers asWritten() {
        return new RealNumbers(declared, true);
    }

    /** Whether the number looks like a filler that the source has not declared to be real. */
    public boolean isFiller(String number) {
        return !declared.contains(number.strip()) && Filler.isRecordNumber(number);
    }

    /** Whether a patient can go by it. */
    public boolean isRecordNumber(String number) {
        return !number.isBlank() && (asWritten || !isFiller(number));
    }

    /**
     * Whether a patient can have it.
     *
     * @param system the number's system, or {@code ""}
     * @param type   its code in HL7 table 0203, or {@code ""}
     */
    public boolean isPatients(String system, String type, String number) {
        boolean socialSecurity = system.equals(SSN) || type.equals("SS");
        boolean filler = socialSecurity ? Filler.isSocialSecurity(number) : isFiller(number);
        return !number.isBlank() && (asWritten || !filler);
    }

    public boolean isPatients(Identifier identifier) {
        String type = identifier.getType().getCodingFirstRep().getCode();
        String system = identifier.hasSystem() ? identifier.getSystem() : "";
        String value = identifier.hasValue() ? identifier.getValue() : "";
        return isPatients(system, type == null ? "" : type, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RealNumbers that && asWritten == that.asWritten && declared.equals(that.declared);
    }

    @Override
    public int hashCode() {
        return Objects.hash(declared, asWritten);
    }

    /** The same in every process: a digest of it tells whether a source's definition has changed. */
    @Override
    public String toString() {
        return new TreeSet<>(declared) + (asWritten ? " as written" : "");
    }

    /** A national number of a doctor; one that the sender marks as a record number only has the wrong authority. */
    public static boolean isProviders(String system, String type) {
        return type.equals("NPI") || type.isEmpty() && system.equals(NPI);
    }
}
