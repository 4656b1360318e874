package org.healthrecord.fhir.audit;

import java.util.Date;
import java.util.SortedSet;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.event.PlainWords;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * An entry as an AuditEvent (IHE ITI Basic Audit Log Patterns 1.1.3, profiles Read, PatientRead, Query, PatientQuery). A
 * profile is claimed where all it asks for is there: of one person at most, by a read or a search that succeeded.
 */
final class BasicAudit {
    static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String PROFILE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final String BALP_ENTITY = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private BasicAudit() {}

    static AuditEvent of(Entry entry) {
        Event event = entry.event();
        AuditEvent audit = new AuditEvent();
        audit.setId(new IdType("AuditEvent", id(entry)));
        audit.getMeta().setLastUpdated(Date.from(event.time()));
        EventCodes.of(event.kind()).into(audit);
        audit.setAction(AuditEventAction.fromCode(event.action()))
                .setRecorded(Date.from(event.time()))
                .setOutcome(AuditEventOutcome.fromCode(event.outcome().code()));
        if (!event.purpose().isEmpty()) {
            audit.addPurposeOfEvent(purpose(event.purpose()));
        }
        agents(audit, event);
        audit.getSource().setObserver(new Reference().setDisplay("Health Record"));
        audit.getSource()
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        entities(audit, event);
        claim(audit, event);
        audit.getText().setStatus(NarrativeStatus.GENERATED).setDiv(words(event));
        return audit;
    }

    static String id(Entry entry) {
        return entry.chain() + '.' + entry.number();
    }

    private static CodeableConcept purpose(String purpose) {
        return new CodeableConcept(new Coding(REASON, purpose, null));
    }

    private static void agents(AuditEvent audit, Event event) {
        Agent agent = event.agent();
        AuditEventAgentComponent client = audit.addAgent();
        client.setType(new CodeableConcept(new Coding(DICOM, "110153", "Source Role ID")))
                .setWho(named(agent.client().isEmpty() ? agent.name() : agent.client()))
                .setRequestor(agent.client().isEmpty());
        if (!agent.address().isEmpty()) {
            client.getNetwork().setAddress(agent.address()).setType(AuditEventAgentNetworkType._2);
        }
        audit.addAgent()
                .setType(new CodeableConcept(new Coding(DICOM, "110152", "Destination Role ID")))
                .setWho(new Reference().setDisplay("Health Record"))
                .setRequestor(false);
        AuditEventAgentComponent user = audit.addAgent();
        user.setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")))
                .setWho(named(agent.name()))
                .setName(agent.name())
                .setRequestor(!agent.client().isEmpty());
        agent.roles().forEach(role -> user.addRole(new CodeableConcept().setText(role)));
        if (!event.reason().isEmpty()) {
            user.addPurposeOfUse(new CodeableConcept().setText(event.reason()));
        }
    }

    private static Reference named(String name) {
        return new Reference().setIdentifier(new Identifier().setValue(name)).setDisplay(name);
    }

    private static void entities(AuditEvent audit, Event event) {
        event.persons().forEach(person -> audit.addEntity()
                .setWhat(new Reference("Patient/" + person))
                .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                .setRole(new Coding(ROLE, "1", "Patient")));
        if (event.kind() == Kind.READ) {
            audit.addEntity()
                    .setWhat(new Reference(event.asked().target()))
                    .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                    .setRole(new Coding(ROLE, "4", "Domain Resource"));
        } else if (!event.asked().target().isEmpty()) {
            audit.addEntity(query(event));
        }
        if (!event.requestId().isEmpty()) {
            audit.addEntity()
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(event.requestId())))
                    .setType(new Coding(BALP_ENTITY, "XrequestId", null));
        }
    }

    /** The names of the parameters stand in clear; what was asked by them is in the Base64 alone. */
    private static AuditEventEntityComponent query(Event event) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent();
        entity.setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "24", "Query"))
                .setDescription(event.asked().method()
                        + ' '
                        + event.asked().target()
                        + (event.asked().parameters().isEmpty()
                                ? ""
                                : "?" + event.asked().parameters()));
        if (!event.asked().query().isEmpty()) {
            Base64BinaryType query = new Base64BinaryType();
            query.setValueAsString(event.asked().query());
            entity.setQueryElement(query);
        }
        return entity;
    }

    private static void claim(AuditEvent audit, Event event) {
        SortedSet<String> persons = event.persons();
        boolean asked = event.kind() == Kind.READ
                || (event.kind() == Kind.SEARCH && !event.asked().query().isEmpty());
        if (event.outcome() == Outcome.SUCCESS && asked && persons.size() <= 1) {
            String of = persons.isEmpty() ? "" : "Patient";
            audit.getMeta().addProfile(PROFILE + of + (event.kind() == Kind.READ ? "Read" : "Query"));
        }
    }

    private static XhtmlNode words(Event event) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        String why = PlainWords.why(event);
        div.addText(
                PlainWords.who(event.agent()) + ' ' + PlainWords.what(event) + (why.isEmpty() ? "" : ", " + why) + '.');
        return div;
    }
}
