package org.healthrecord.mapping.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.Issue;
import org.healthrecord.mapping.MessageMapper;
import org.healthrecord.mapping.Opened;
import org.healthrecord.mapping.Payload;
import org.healthrecord.mapping.SourceProfile;
import org.healthrecord.mapping.Unit;

/**
 * FHIR R4: bundles of any type, single resources and NDJSON, as JSON or XML. One unit per patient and one for what belongs to
 * no patient. Source: FHIR R4, Bundle (resolving references in bundles) and RESTful API (transactions).
 */
public final class FhirMapper implements MessageMapper {

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

    private static List<Unit> units(Delivery delivery, SourceProfile source, List<Issue> issues) {
        Names names = new Names(delivery, source);
        Sorted sorted = Sorted.of(delivery, source);
        List<Unit> units = new ArrayList<>();
        List<Sent> nobodys = sorted.nobodys().stream().filter(Sent::charted).toList();
        if (!nobodys.isEmpty()) {
            units.add(new FhirUnit(delivery, source, names, null, nobodys));
        }
        sorted.patients().forEach((owner, sent) -> units.add(new FhirUnit(delivery, source, names, owner, sent)));
        sorted.unknown().forEach((by, sent) -> units.add(new StrangerUnit(delivery, by, sent)));
        if (units.isEmpty()) {
            return List.of(new FhirUnit(delivery, source, names, null, sorted.nobodys()));
        }
        sorted.nobodys().stream()
                .filter(s -> !s.charted())
                .map(FhirUnit::notCharted)
                .forEach(issues::add);
        return units;
    }
}
