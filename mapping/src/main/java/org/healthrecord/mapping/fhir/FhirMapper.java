package org.healthrecord.mapping.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.delivery.Unusable;
import org.healthrecord.mapping.fhir.link.Names;
import org.healthrecord.mapping.fhir.link.Patients;
import org.healthrecord.mapping.fhir.link.Sorted;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/**
 * FHIR R4: bundles of any type, single resources and NDJSON, as JSON or XML. One unit per patient and one for what belongs to
 * no patient. Source: FHIR R4, Bundle (resolving references in bundles) and RESTful API (transactions).
 */
public final class FhirMapper implements MessageMapper {
    private final boolean showsUnidentified;

    public FhirMapper() {
        this(false);
    }

    private FhirMapper(boolean showsUnidentified) {
        this.showsUnidentified = showsUnidentified;
    }

    /** For a dry run: shows what is stated of a patient without any number, where the service would quarantine it. */
    public static FhirMapper forDryRun() {
        return new FhirMapper(true);
    }

    @Override
    public Optional<String> peek(Payload payload, SourceProfile source) {
        return Peek.patient(payload.bytes(), source);
    }

    @Override
    public Opened open(Payload payload, SourceProfile source) {
        List<Issue> issues = new ArrayList<>();
        try {
            Delivery delivery = Reader.read(payload, issues);
            return new Opened.Units(units(delivery, source, issues), issues);
        } catch (Unusable e) {
            return new Opened.Unreadable(e.refusal());
        }
    }

    private List<Unit> units(Delivery delivery, SourceProfile source, List<Issue> issues) {
        Names names = new Names(delivery, source);
        SourceProfile read =
                showsUnidentified ? source.withRealNumbers(source.realNumbers().asWritten()) : source;
        Patients patients = new Patients(delivery, read, showsUnidentified);
        Sorted sorted = Sorted.of(delivery, patients);
        List<Unit> units = new ArrayList<>();
        List<Sent> nobodys = sorted.nobodys().stream().filter(Sent::charted).toList();
        if (!nobodys.isEmpty()) {
            units.add(new FhirUnit(delivery, patients, names, null, nobodys));
        }
        sorted.patients().forEach((owner, sent) -> units.add(new FhirUnit(delivery, patients, names, owner, sent)));
        sorted.unknown().forEach((by, sent) -> units.add(new StrangerUnit(delivery, by, sent)));
        sorted.others().stream().map(FhirUnit::aboutOther).forEach(issues::add);
        if (units.isEmpty()) {
            return List.of(new FhirUnit(delivery, patients, names, null, sorted.nobodys()));
        }
        sorted.nobodys().stream()
                .filter(s -> !s.charted())
                .map(FhirUnit::notCharted)
                .forEach(issues::add);
        return units;
    }
}
