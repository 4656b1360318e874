package org.healthrecord.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.check.Judge.LongText;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * A text that is longer than a FHIR string may be, as the attachment of a document of its own. The document refers to what it
 * belongs to, and an Observation to the document.
 */
final class LongTextDocument {
    private LongTextDocument() {}

    /** Empty where the text belongs to no patient: the document could not be read. */
    static Optional<Assertion> of(Assertion holder, LongText text) {
        Registration registration = holder.registration();
        if (registration == null) {
            return Optional.empty();
        }
        String local = KeyKind.TEXT.of(holder.key().type(), holder.key().local(), text.element());
        AssertionKey key = AssertionKey.of(registration, "DocumentReference", local);
        DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setSubject(new Reference(AssertionKey.patient(registration).urn()));
        document.addContent()
                .getAttachment()
                .setContentType(text.contentType())
                .setData(text.text().getBytes(StandardCharsets.UTF_8));
        document.getContext().addRelated(new Reference(holder.key().urn()));
        if (holder.resource() instanceof Observation observation) {
            document.getType().setText(observation.getCode().getText());
            observation.getCode().getCoding().forEach(c -> document.getType().addCoding(c.copy()));
            observation.addDerivedFrom(new Reference(key.urn()));
        }
        return Optional.of(new Assertion(
                key,
                holder.precedence(),
                holder.stance(),
                Assertion.Mode.SNAPSHOT,
                Set.of(),
                document,
                ElementPlaces.of(holder, text.element()),
                List.of()));
    }
}
