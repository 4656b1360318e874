package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.draft.MessageDirectory;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;

/** OBX-15, 16, 23, 24 and 25: who observed, which laboratory, and its director. */
final class ObxPerformers {
    private ObxPerformers() {}

    static void add(Segment obx, Observation observation, MessageDirectory directory, Sender sender) {
        directory.practitioners(obx.values(16), (v, r) -> observation.addPerformer(r));
        laboratory(obx, sender).ifPresent(o -> observation.addPerformer(directory.organization(o, obx.place(23))));
        Organization producer = producer(obx.value(15), sender);
        if (obx.valued(23) && !producer.isEmpty()) {
            observation.addPerformer(directory.organization(producer, obx.place(15)));
        }
        directory.practitioners(obx.values(25), (v, r) -> observation.addPerformer(r));
    }

    private static Optional<Organization> laboratory(Segment obx, Sender sender) {
        Organization organization =
                Xon.organization(obx.value(23), sender).orElseGet(() -> producer(obx.value(15), sender));
        if (organization.isEmpty() && !obx.valued(24)) {
            return Optional.empty();
        }
        Xad.address(obx.value(24), sender).ifPresent(organization::addAddress);
        if (!organization.hasName() && !organization.hasIdentifier()) {
            return Optional.empty();
        }
        return Optional.of(organization);
    }

    /** OBX-15 names the laboratory by a code, often its CLIA number, and by a second one of its own. */
    private static Organization producer(Value producer, Sender sender) {
        Organization organization = new Organization();
        Cwe.concept(producer, sender).ifPresent(concept -> concept.getCoding().forEach(c -> {
            Identifier identifier = organization.addIdentifier().setValue(c.getCode());
            if (c.hasSystem()) {
                identifier.setSystem(c.getSystem());
            }
        }));
        String name = producer.has(2) ? producer.part(2) : producer.part(5);
        if (!name.isEmpty()) {
            organization.setName(name);
        }
        if (producer.has(5) && !producer.part(5).equalsIgnoreCase(name)) {
            organization.addAlias(producer.part(5));
        }
        return organization;
    }
}
