package org.healthrecord.mapping.ccda.entry.procedure;

import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.OwnWords;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.observation.Organizer;
import org.healthrecord.mapping.ccda.entry.product.ProductInstances;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Procedure Activity Procedure, Act and Observation to Procedure (table CF Procedure). */
public final class ProcedureActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        boolean negated = NoKnown.isNegated(entry);
        CodeableConcept code = OwnWords.of(entry.child("code"), entry.child("text"), doc);
        List<EntryDraft> devices = negated ? List.of() : ProductInstances.of(entry, in);
        boolean says = !negated && (entry.child("targetSiteCode").exists() || !devices.isEmpty());
        boolean inWords = code != null && code.hasText() && Absence.says(code.getText());
        boolean none = NoKnown.meansAnyProcedure(entry.child("code"))
                && (negated || inWords || ProductInstances.deniesAny(entry, doc));
        if (code == null && !says || code != null && Absence.isUncoded(code) || none) {
            doc.note("empty-entry", entry, "A procedure that names nothing");
            return null;
        }
        code = code == null
                ? Absent.mark(new CodeableConcept(), entry.child("code").nullFlavor())
                : code;
        Procedure p = new Procedure();
        p.setIdentifier(Identifiers.all(entry));
        p.setSubject(doc.patient());
        p.setCode(code);
        p.setStatus(negated ? ProcedureStatus.NOTDONE : status(entry));
        p.setPerformed(performed(entry, doc));
        for (CdaNode site : entry.children("targetSiteCode")) {
            add(doc.concept(site), p::addBodySite);
        }
        for (CdaNode method : entry.children("methodCode")) {
            add(doc.concept(method), p::addUsedCode);
        }
        outcome(p, entry, doc);
        people(p, entry, doc);
        Indications.of(entry, in).forEach(p::addReasonCode);
        p.setNote(Comments.of(entry, in));
        devices.forEach(d -> p.addUsedReference(d.reference()));
        EntryDraft parent = in.parent();
        if (parent != null && parent.resource() instanceof Encounter) {
            p.setEncounter(parent.reference());
        }
        return doc.drafts().add(p, entry);
    }

    private static void add(@Nullable CodeableConcept concept, java.util.function.Consumer<CodeableConcept> to) {
        if (concept != null) {
            to.accept(concept);
        }
    }

    public static @Nullable Type performed(CdaNode entry, CdaDocument doc) {
        CdaNode time = Organizer.time(entry);
        DateTimeType at = doc.times().dateTime(time);
        if (at != null) {
            return at;
        }
        Period period = doc.times().period(time);
        return period != null ? period : doc.times().start(time);
    }

    /** A procedure observation may hold its result. */
    private static void outcome(Procedure p, CdaNode entry, CdaDocument doc) {
        Type value = ObservationValue.of(entry.child("value"), doc);
        if (value instanceof CodeableConcept c) {
            p.setOutcome(c);
        } else if (value != null && value.isPrimitive()) {
            p.setOutcome(new CodeableConcept().setText(value.primitiveValue()));
        }
    }

    private static void people(Procedure p, CdaNode entry, CdaDocument doc) {
        for (CdaNode performer : entry.children("performer")) {
            Reference who = doc.directory().who(performer.child("assignedEntity"));
            if (who != null) {
                p.addPerformer().setActor(who);
            }
        }
        p.setRecorder(Authorship.author(entry, doc, Authorship.PEOPLE));
        for (CdaNode participant : entry.children("participant")) {
            if (participant.is("typeCode", "LOC")) {
                p.setLocation(doc.directory().location(participant.child("participantRole")));
            }
        }
    }

    private static ProcedureStatus status(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "completed" -> ProcedureStatus.COMPLETED;
            case "active" -> ProcedureStatus.INPROGRESS;
            case "aborted" -> ProcedureStatus.STOPPED;
            case "cancelled" -> ProcedureStatus.NOTDONE;
            case "suspended", "held" -> ProcedureStatus.ONHOLD;
            case "nullified" -> ProcedureStatus.ENTEREDINERROR;
            default -> ProcedureStatus.UNKNOWN;
        };
    }
}
