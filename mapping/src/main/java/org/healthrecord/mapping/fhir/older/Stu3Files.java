package org.healthrecord.mapping.fhir.older;

import org.hl7.fhir.dstu3.model.Observation;
import org.hl7.fhir.dstu3.model.Type;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A file as the value of an observation, which R4 has no place for: it is kept beside, under FHIR's name for such elements. */
final class Stu3Files {
    private static final String VALUE = "http://hl7.org/fhir/3.0/StructureDefinition/extension-Observation.value";

    private Stu3Files() {}

    /** Null where the value is no file. */
    static org.hl7.fhir.dstu3.model.@Nullable Attachment takenFrom(org.hl7.fhir.dstu3.model.Resource sent) {
        Type value = sent instanceof Observation observation ? observation.getValue() : null;
        if (!(value instanceof org.hl7.fhir.dstu3.model.Attachment file)) {
            return null;
        }
        ((Observation) sent).setValue(null);
        return file;
    }

    static void putInto(Resource converted, org.hl7.fhir.dstu3.model.@Nullable Attachment file) {
        if (file != null && converted instanceof org.hl7.fhir.r4.model.Observation observation) {
            Attachment attachment = new Attachment();
            attachment.setContentType(file.getContentType()).setLanguage(file.getLanguage());
            attachment.setData(file.getData()).setUrl(file.getUrl()).setTitle(file.getTitle());
            observation.addExtension(VALUE, attachment);
        }
    }
}
