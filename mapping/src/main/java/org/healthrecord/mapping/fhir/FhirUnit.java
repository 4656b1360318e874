package org.healthrecord.mapping.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.link.Linker;
import org.healthrecord.mapping.fhir.link.Names;
import org.healthrecord.mapping.fhir.link.PatientLinks;
import org.healthrecord.mapping.fhir.link.Patients;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says of one patient, or of no patient.
 *
 * @param owner null for what belongs to no patient
 */
record FhirUnit(Delivery delivery, Patients patients, Names names, @Nullable Registration owner, List<Sent> sent)
        implements Unit {

    @Override
    public String selector() {
        if (owner == null || !owner.isServerId()) {
            return patientKey();
        }
        String base = owner.serverBase();
        return (base.equals(patients.base()) || base.isEmpty() ? "" : base + '/') + "Patient/" + owner.mrn();
    }

    @Override
    public String patientKey() {
        return owner == null ? "" : owner.mrn();
    }

    @Override
    public String kind() {
        return delivery.kind();
    }

    @Override
    public String controlId() {
        return delivery.controlId();
    }

    @Override
    public boolean holds(String place) {
        return sent.stream().anyMatch(s -> s.holds(place));
    }

    @Override
    public Mapping map() {
        List<Issue> issues = new ArrayList<>();
        List<Assertion> assertions = new ArrayList<>();
        List<IdentityStatement> identity = new ArrayList<>();
        Linker linker = new Linker(delivery, patients, names, owner, issues);
        for (Sent s : sent) {
            if (!s.charted()) {
                issues.add(notCharted(s));
            } else if (s.deletes() || s.resource() == null) {
                deleted(s, assertions, issues);
            } else {
                assertions.add(stated(s, s.resource().copy(), linker, identity, issues));
            }
        }
        if (owner != null && patients.refusable(owner)) {
            issues.add(Issue.error(
                    "no-patient-identifier",
                    sent.get(0).place(),
                    "The record number of the patient is unknown; the service will quarantine this."));
        }
        List<Assertion> all = patientFirst(assertions, issues);
        all.addAll(distinct(linker.mentions()));
        return all.isEmpty() && identity.isEmpty()
                ? new Mapping.Ignored("Nothing in it belongs into a chart.", issues)
                : new Mapping.Mapped(all, identity, issues);
    }

    static Issue notCharted(Sent s) {
        return Issue.information("not-charted", s.place(), "Kept with the message; no part of a chart.");
    }

    static Issue aboutOther(Sent s) {
        return Issue.warning("subject-is-no-patient", s.place(), "It is about no patient and is no part of a chart.");
    }

    private Assertion stated(
            Sent s, Resource resource, Linker linker, List<IdentityStatement> identity, List<Issue> issues) {
        AssertionKey key = names.key(s, owner);
        boolean takenBack = TakenBack.isNoFact(resource);
        Precedence precedence = precedence(resource, takenBack);
        if (owner != null) {
            PatientLinks links = new PatientLinks(owner, patients, precedence.at(), s.place());
            identity.addAll(resource instanceof Patient p ? links.take(p) : links.numbers(resource, identity));
        }
        linker.link(resource, precedence, s.place());
        if (resource instanceof Patient p) {
            fillers(p, s, issues);
        }
        resource.setId((String) null);
        plainMeta(resource);
        Stance stance = takenBack ? Stance.WITHDRAWN : Stance.STATED;
        return new Assertion(key, precedence, stance, Mode.SNAPSHOT, Set.of(), resource, s.place(), s.moved());
    }

    private void fillers(Patient patient, Sent s, List<Issue> issues) {
        RealNumbers real = patients.source().realNumbers();
        if (patient.getIdentifier().removeIf(i -> i.hasValue() && !real.isPatients(i))) {
            issues.add(Issue.warning("placeholder-number", s.place(), "A filler, not a number; left out."));
        }
    }

    private void deleted(Sent s, List<Assertion> assertions, List<Issue> issues) {
        Resource blank = s.deletes() && owner != null ? Blank.of(s.type()) : null;
        if (blank == null || s.type().equals("Patient")) {
            issues.add(
                    Issue.warning("delete-not-applied", s.place(), "The patient of the deleted resource is unknown."));
            return;
        }
        Precedence precedence = new Precedence(delivery.at(), ResourceStatus.TAKEN_BACK, delivery.tie());
        assertions.add(Assertion.withdrawn(names.key(s, owner), precedence, blank, s.place()));
    }

    private Precedence precedence(Resource resource, boolean takenBack) {
        Meta meta = resource.getMeta();
        Instant at = meta.hasLastUpdated() ? meta.getLastUpdated().toInstant() : delivery.at();
        String version = meta.hasVersionId() ? meta.getVersionId() : "";
        int rank = !version.isEmpty() && version.matches("\\d{1,9}")
                ? Integer.parseInt(version)
                : takenBack ? ResourceStatus.TAKEN_BACK : ResourceStatus.rank(resource);
        return new Precedence(at, rank, delivery.tie());
    }

    /** Profiles, tags and labels stay; what the sender's server keeps for itself goes. */
    private static void plainMeta(Resource resource) {
        resource.getMeta().setVersionId(null).setLastUpdated(null).setSource(null);
    }

    private List<Assertion> patientFirst(List<Assertion> assertions, List<Issue> issues) {
        List<Assertion> ordered = new ArrayList<>();
        if (owner == null) {
            return new ArrayList<>(assertions);
        }
        AssertionKey patient = AssertionKey.patient(owner);
        assertions.stream().filter(a -> a.key().equals(patient)).forEach(ordered::add);
        if (ordered.isEmpty()) {
            Patient named = new Patient();
            named.addIdentifier().setSystem(owner.mrnSystem()).setValue(owner.mrn());
            String place = sent.get(0).place();
            if (owner.isServerId()) {
                issues.add(Issue.information(
                        "patient-by-id-only", place, "Who the patient is will be known when the Patient arrives."));
            }
            ordered.add(Assertion.mention(patient, new Precedence(delivery.at(), 0, delivery.tie()), named, place));
        }
        assertions.stream().filter(a -> !a.key().equals(patient)).forEach(ordered::add);
        return ordered;
    }

    private static List<Assertion> distinct(List<Assertion> mentions) {
        Map<AssertionKey, Assertion> first = new LinkedHashMap<>();
        mentions.forEach(m -> first.putIfAbsent(m.key(), m));
        return List.copyOf(first.values());
    }
}
