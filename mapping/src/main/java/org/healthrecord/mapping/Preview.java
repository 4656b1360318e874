package org.healthrecord.mapping;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.LocalCode;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * What a unit would become if it came now: a function of its bytes and the source's definition and codes, without any effect. It shows
 * also what the service would quarantine because the patient is unknown.
 *
 * @param facts    a collection: what is current at the end of the unit, what it takes back, what the message says of itself
 * @param issues   loss and doubt, those of the refusal too
 * @param unmapped the clinic's own codes that have no mapping yet
 * @param refusal  why it would be quarantined; null where it would not
 */
public record Preview(Bundle facts, List<Issue> issues, List<LocalCode> unmapped, @Nullable Refusal refusal) {
    public Preview {
        issues = List.copyOf(issues);
        unmapped = List.copyOf(unmapped);
    }

    /** The units of a payload, each to be shown by {@link #of}. */
    public static Opened open(Payload payload, SourceProfile source) {
        return Mappers.forDryRun(source.format()).open(payload, source);
    }

    /** What would be quarantined. */
    public static Preview refused(Refusal refusal) {
        return new Preview(new CollectionBundle().toBundle(), refusal.issues(), List.of(), refusal);
    }

    /** Never throws for bad input. */
    public static Preview of(Unit unit) {
        return unit.map().on(new Mapping.Cases<>() {
            @Override
            public Preview mapped(Mapping.Mapped mapped) {
                CollectionBundle facts = new CollectionBundle()
                        .add(LatestVersions.of(mapped.assertions()))
                        .addTakenBack(mapped.assertions())
                        .addEnvelope(unit.envelope());
                return new Preview(facts.toBundle(), mapped.issues(), mapped.unmapped(), null);
            }

            @Override
            public Preview refused(Mapping.Refused refused) {
                return Preview.refused(refused.refusal());
            }

            @Override
            public Preview ignored(Mapping.Ignored ignored) {
                CollectionBundle envelope = new CollectionBundle().addEnvelope(unit.envelope());
                List<Issue> issues = new ArrayList<>(ignored.issues());
                issues.add(Issue.information("ignored", "", ignored.reason()));
                return new Preview(envelope.toBundle(), issues, List.of(), null);
            }
        });
    }
}
