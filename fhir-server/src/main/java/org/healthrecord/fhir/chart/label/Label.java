package org.healthrecord.fhir.chart.label;

import java.util.Arrays;
import java.util.Optional;

/** Sensitivity labels, with their codes in HL7's v3-ActCode (InformationSensitivityPolicy). */
public enum Label {
    /** Treatment of substance use disorders (42 CFR Part 2), and what shows it. */
    SUBSTANCE_USE("SUD"),
    BEHAVIORAL_HEALTH("BH"),
    REPRODUCTIVE_HEALTH("SEX"),
    HIV("HIV"),
    /** What a minor may agree to alone. */
    MINORS("ADOL");

    public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final String code;

    Label(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Codes that say the same, or a part of it, are taken for the label. */
    public static Optional<Label> ofCode(String code) {
        return switch (code) {
            case "ETH", "SUD", "ETHUD", "OPIOIDUD", "42CFRPart2" -> Optional.of(SUBSTANCE_USE);
            case "PSY", "BH", "MH", "PSYTHPN", "COGN", "DVD", "EMOTDIS" -> Optional.of(BEHAVIORAL_HEALTH);
            default -> Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
        };
    }
}
