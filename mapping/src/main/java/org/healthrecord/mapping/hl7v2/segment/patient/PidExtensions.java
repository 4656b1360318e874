package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** The parts of PID for which the core Patient has no element: race, ethnicity, religion, citizenship, nationality, species, tribe. */
final class PidExtensions {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String CDCREC = "urn:oid:2.16.840.1.113883.6.238";

    private static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";

    /** The categories of the US Office of Management and Budget: five races, two ethnicities. */
    private static final Set<String> OMB = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3", "2135-2", "2186-5");

    private PidExtensions() {}

    static void add(Segment pid, Patient patient, Sender sender) {
        usCore(pid.values(10), "us-core-race", patient, sender);
        usCore(pid.values(22), "us-core-ethnicity", patient, sender);
        pid.values(6).stream()
                .map(v -> Xpn.name(v, sender))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(n -> patient.addExtension(
                        BASE + "patient-mothersMaidenName", new StringType(n.getNameAsSingleString())));
        Cwe.concept(pid.value(17), sender).ifPresent(c -> patient.addExtension(BASE + "patient-religion", c));
        pid.values(26).forEach(v -> nested(v, "patient-citizenship", "code", patient, sender));
        nested(pid.value(28), "patient-nationality", "code", patient, sender);
        Extension animal = new Extension(BASE + "patient-animal");
        Cwe.concept(pid.value(35), sender).ifPresent(c -> animal.addExtension("species", c));
        Cwe.concept(pid.value(36), sender).ifPresent(c -> animal.addExtension("breed", c));
        if (animal.hasExtension()) {
            patient.addExtension(animal);
        }
        tribe(pid, patient, sender);
    }

    private static void nested(Value value, String url, String part, Patient patient, Sender sender) {
        Cwe.concept(value, sender).ifPresent(c -> {
            Extension extension = patient.addExtension().setUrl(BASE + url);
            extension.addExtension(part, c);
        });
    }

    private static void tribe(Segment pid, Patient patient, Sender sender) {
        pid.values(39).forEach(v -> Cwe.concept(v, sender).ifPresent(c -> {
            Extension extension = patient.addExtension().setUrl(US_CORE + "us-core-tribal-affiliation");
            extension.addExtension("tribalAffiliation", c);
            Ts.period(v.at(13), v.at(14), sender).ifPresent(p -> extension.addExtension("period", p));
        }));
    }

    private static void usCore(List<Value> values, String name, Patient patient, Sender sender) {
        if (values.isEmpty()) {
            return;
        }
        Extension extension = new Extension(US_CORE + name);
        values.forEach(
                v -> ofEthnicTable(v, name).or(() -> Cwe.coding(v, sender)).ifPresent(c -> category(c, extension)));
        String text = String.join(", ", values.stream().map(Cwe::display).toList());
        extension.addExtension("text", new StringType(text));
        patient.addExtension(extension);
    }

    /** HL7 table 0189 has letters for the two ethnicities and for unknown; another system's letters are not meant. */
    private static Optional<Coding> ofEthnicTable(Value value, String name) {
        String system = value.part(3);
        boolean table = system.isEmpty() || system.endsWith("0189") || system.equals("2.16.840.1.113883.12.189");
        return name.equals("us-core-ethnicity") && table
                ? HlTables.coding("EthnicGroup", value.first(1))
                : Optional.empty();
    }

    private static void category(Coding sent, Extension extension) {
        boolean omb = OMB.contains(sent.getCode());
        if (NULL_FLAVOR.equals(sent.getSystem())) {
            extension.addExtension("ombCategory", sent);
        } else if (omb || CDCREC.equals(sent.getSystem())) {
            Coding coding = new Coding(CDCREC, sent.getCode(), sent.hasDisplay() ? sent.getDisplay() : null);
            extension.addExtension(omb ? "ombCategory" : "detailed", coding);
        } else {
            extension.addExtension("detailed", sent);
        }
    }
}
