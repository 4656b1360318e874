package org.healthrecord.mapping.ccda.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Addresses;
import org.healthrecord.mapping.ccda.datatype.Concepts;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.HlTables;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Race and ethnicity as US Core has them, religion and birth place. */
final class PatientExtensions {
    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";
    private static final Set<String> RACES = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3", "2131-1");
    private static final Set<String> ETHNICITIES = Set.of("2135-2", "2186-5");

    private PatientExtensions() {}

    static void set(Patient p, CdaNode person, CdaDocument doc) {
        group(p, "us-core-race", person, "raceCode", RACES, doc);
        group(p, "us-core-ethnicity", person, "ethnicGroupCode", ETHNICITIES, doc);
        CodeableConcept religion = doc.concept(person.child("religiousAffiliationCode"));
        if (religion != null) {
            p.addExtension(FHIR + "patient-religion", religion);
        }
        Address born = Addresses.of(person.at("birthplace", "place", "addr"), doc.times());
        if (born != null) {
            p.addExtension(FHIR + "patient-birthPlace", born);
        }
    }

    private static void group(
            Patient p, String name, CdaNode person, String element, Set<String> broad, CdaDocument doc) {
        List<CdaNode> codes = new ArrayList<>(person.children(element));
        codes.addAll(person.children("sdtc:" + element));
        Extension group = new Extension(CORE + name);
        List<String> words = new ArrayList<>();
        for (CdaNode code : codes) {
            part(group, words, code, broad, doc);
        }
        if (!words.isEmpty()) {
            group.addExtension("text", new StringType(String.join(", ", words)));
            p.addExtension(group);
        }
    }

    private static void part(Extension group, List<String> words, CdaNode code, Set<String> broad, CdaDocument doc) {
        Coding coding = ofEthnicTable(code).orElseGet(() -> Concepts.coding(code));
        String flavor = code.nullFlavor();
        if (coding == null && (flavor.equals("UNK") || flavor.equals("ASKU"))) {
            Coding unknown = new Coding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v3-NullFlavor")
                    .setCode(flavor);
            group.addExtension("ombCategory", unknown);
            words.add(flavor.equals("UNK") ? "Unknown" : "Asked but unknown");
            return;
        }
        String said = doc.concepts().words(code);
        if (coding == null) {
            addOnce(words, said);
            return;
        }
        group.addExtension(broad.contains(coding.getCode()) ? "ombCategory" : "detailed", coding);
        String own = code.attr("displayName");
        String name = own.isEmpty() && coding.hasDisplay() ? coding.getDisplay() : own;
        addOnce(words, !name.isEmpty() ? name : said.isEmpty() ? coding.getCode() : said);
    }

    /** The letters of HL7 table 0189, which names no race: those of ethnicity and unknown. */
    private static Optional<Coding> ofEthnicTable(CdaNode code) {
        String system = code.attr("codeSystem");
        boolean table = system.isEmpty() || system.equals("2.16.840.1.113883.12.189");
        return table && code.name().equals("ethnicGroupCode")
                ? HlTables.coding("EthnicGroup", code.attr("code"))
                : Optional.empty();
    }

    private static void addOnce(List<String> words, String word) {
        if (!word.isEmpty() && !words.contains(word)) {
            words.add(word);
        }
    }
}
