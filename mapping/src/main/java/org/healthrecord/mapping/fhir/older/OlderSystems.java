package org.healthrecord.mapping.fhir.older;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;

/**
 * The names of HL7's own code systems, as R4 has them: {@code http://hl7.org/fhir/v2/0203} of DSTU2 and STU3 is
 * {@code http://terminology.hl7.org/CodeSystem/v2-0203} in R4. Source: FHIR R4, change notes of the terminology module.
 */
final class OlderSystems {
    private static final Pattern TABLE =
            Pattern.compile("http://(?:hl7\\.org/fhir|terminology\\.hl7\\.org)/(v[23])/(\\w+)");
    private static final Pattern MOVED =
            Pattern.compile("http://hl7\\.org/fhir/(condition-clinical|condition-ver-status"
                    + "|condition-category|allergyintolerance-clinical|allergyintolerance-verification|observation-category"
                    + "|diagnosis-role|goal-status-reason|medication-statement-category|provenance-participant-type)");

    private OlderSystems() {}

    static void rename(Base element) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof Coding coding && coding.hasSystem()) {
                    coding.setSystem(now(coding.getSystem()));
                } else if (value != null) {
                    rename(value);
                }
            }
        }
    }

    private static String now(String system) {
        Matcher table = TABLE.matcher(system);
        if (table.matches()) {
            return "http://terminology.hl7.org/CodeSystem/" + table.group(1) + "-" + table.group(2);
        }
        Matcher moved = MOVED.matcher(system);
        return moved.matches() ? "http://terminology.hl7.org/CodeSystem/" + moved.group(1) : system;
    }
}
