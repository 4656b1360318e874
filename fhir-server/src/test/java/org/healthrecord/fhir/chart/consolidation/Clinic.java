package org.healthrecord.fhir.chart.consolidation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** A clinic that states things about one person, for tests. */
public record Clinic(String id) {
    static final Clinic RIVER = new Clinic("river-urgent-care");
    static final Clinic LAKE = new Clinic("lake-cancer-center");
    static final Clinic HILL = new Clinic("hill-pain-clinic");
    public static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String CVX = "http://hl7.org/fhir/sid/cvx";

    /** States a resource under this key, in the first version. */
    <R extends Resource> Statement says(String local, R resource, Consumer<R> fill) {
        fill.accept(resource);
        return version(local, 1, Stance.STATED, Mode.SNAPSHOT, Set.of(), resource);
    }

    Statement version(String local, int version, Stance stance, Mode mode, Set<String> cleared, Resource resource) {
        Registration person = new Registration(id, "urn:test:" + id, "77");
        AssertionKey key = AssertionKey.of(person, resource.fhirType(), local);
        Instant at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(version);
        Precedence precedence = new Precedence(at, 0, id + version);
        Assertion assertion = new Assertion(key, precedence, stance, mode, cleared, resource, "here", List.of());
        Witness witness = new Witness(key.id(), id, "message-" + version, "", "here", at);
        return new Statement(assertion, witness);
    }

    public static CodeableConcept code(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }
}
