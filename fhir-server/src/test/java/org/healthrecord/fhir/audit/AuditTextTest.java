package org.healthrecord.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;

class AuditTextTest {
    @Test
    void anEntryIsSentAsAnAuditEvent() {
        Agent agent = new Agent("dr-lee", "staff", "viewer", List.of("CLINICIAN"), "10.0.0.7");
        Event event = new Event(
                Instant.parse("2026-03-09T10:15:30.250Z"),
                Kind.READ,
                Outcome.SUCCESS,
                agent,
                new TreeSet<>(List.of("p1")),
                Asked.of("GET", "Patient/p1"),
                "TREAT",
                "",
                "r-1",
                "");
        String json = new AuditTextConfiguration().auditEventText().of(Entry.of("chain", 7, Entry.START, event));
        assertThat(json).doesNotContain("\n");
        AuditEvent read = FhirContext.forR4Cached().newJsonParser().parseResource(AuditEvent.class, json);
        assertThat(read.getIdElement().getIdPart()).isEqualTo("chain.7");
        assertThat(read.getEntity().get(0).getWhat().getReference()).isEqualTo("Patient/p1");
        assertThat(read.getMeta().getProfile().get(0).getValue()).endsWith("IHE.BasicAudit.PatientRead");
    }
}
