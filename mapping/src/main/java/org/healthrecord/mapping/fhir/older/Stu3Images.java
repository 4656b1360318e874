package org.healthrecord.mapping.fhir.older;

import org.hl7.fhir.dstu3.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What HAPI's converter leaves behind of an imaging study: the identifiers of series and images are URNs in STU3 and bare
 * OIDs in R4; who made a series, and whether it is available. Source: FHIR R4, ImagingStudy, R3 to R4 map.
 */
final class Stu3Images {
    private static final String OID = "urn:oid:";
    private static final String AVAILABILITY =
            "http://hl7.org/fhir/3.0/StructureDefinition/extension-ImagingStudy.series.availability";

    private Stu3Images() {}

    static void correct(org.hl7.fhir.dstu3.model.ImagingStudy from, ImagingStudy to) {
        to.getSeries().forEach(series -> {
            series.setUid(bare(series.getUid()));
            series.getInstance().forEach(instance -> instance.setUid(bare(instance.getUid())));
        });
        if (from.getSeries().size() == to.getSeries().size()) {
            for (int i = 0; i < to.getSeries().size(); i++) {
                series(from.getSeries().get(i), to.getSeries().get(i));
            }
        }
    }

    private static void series(ImagingStudySeriesComponent from, ImagingStudy.ImagingStudySeriesComponent to) {
        if (!to.hasPerformer()) {
            from.getPerformer().forEach(p -> to.addPerformer()
                    .setActor(new Reference(p.getReference()).setDisplay(p.getDisplay()))
                    .getFunction()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                    .setCode("PRF"));
        }
        if (from.hasAvailability() && !to.hasExtension(AVAILABILITY)) {
            to.addExtension(AVAILABILITY, new CodeType(from.getAvailability().toCode()));
        }
    }

    private static @Nullable String bare(@Nullable String uid) {
        return uid != null && uid.startsWith(OID) ? uid.substring(OID.length()) : uid;
    }
}
