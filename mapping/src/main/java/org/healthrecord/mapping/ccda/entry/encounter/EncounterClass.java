package org.healthrecord.mapping.ccda.entry.encounter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Coding;

/** The class of an encounter: stated where the code or one of its translations is an ActCode; never guessed from another code. */
public final class EncounterClass {
    private static final String OID = "2.16.840.1.113883.5.4";
    private static final Set<String> CODES =
            Set.of("AMB", "EMER", "FLD", "HH", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "VR");

    private EncounterClass() {}

    /** Whether a code says only the class. */
    public static boolean isOnlyThat(CdaNode code) {
        return code.is("codeSystem", OID)
                && CODES.contains(code.attr("code"))
                && code.children().isEmpty();
    }

    public static Coding of(CdaNode code) {
        List<CdaNode> candidates = new ArrayList<>(code.children("translation"));
        candidates.add(0, code);
        for (CdaNode c : candidates) {
            if (c.is("codeSystem", OID) && CODES.contains(c.attr("code"))) {
                return new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                        .setCode(c.attr("code"))
                        .setDisplay(c.attr("displayName").isEmpty() ? null : c.attr("displayName"));
            }
        }
        return Absent.mark(new Coding(), "");
    }
}
