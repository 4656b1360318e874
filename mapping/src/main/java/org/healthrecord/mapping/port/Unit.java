package org.healthrecord.mapping.port;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * The part of a payload that is mapped, applied and, where necessary, quarantined as a whole: one HL7 message of a
 * batch, one patient's rows of a CSV export, one document, one patient's entries of a FHIR bundle (or the entries that
 * belong to no patient).
 */
public interface Unit {

    /** Names this unit within its payload, the same whenever the payload is opened; {@code ""} where there is only one. */
    String selector();

    /**
     * What keeps this patient's messages in order: the clinic's record number as sent, or {@code ""} when the unit
     * concerns no patient. Never logged.
     */
    String patientKey();

    /** The kind of message, for instance {@code ORU^R01}, {@code ClinicalDocument 34133-9}, {@code Bundle transaction}, {@code csv}. */
    String kind();

    /** The sender's own id of the message (MSH-10, document id, Bundle.identifier), or {@code ""}. */
    String controlId();

    /**
     * What the message says of itself rather than of a patient (a MessageHeader, the event's Provenance): shown by a dry
     * run, never part of a chart. The resources are separate; they may refer to assertions of {@link #map()}.
     */
    default List<Resource> envelope() {
        return List.of();
    }

    /**
     * Whether a place, as assertions and issues of this payload name it, is in this unit: a row of this patient, an entry
     * about this patient. Where places are named within a unit, each is.
     */
    default boolean holds(String place) {
        return true;
    }

    /** Maps this unit. Never throws for bad input. */
    Mapping map();
}
