package org.healthrecord.mapping.fhir;

import java.util.List;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.link.Sorted;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.Unit;

/** What a delivery says of a patient without any record number, or of an unknown patient: the chart it belongs to is unknown. */
record StrangerUnit(Delivery delivery, String by, List<Sent> sent) implements Unit {

    @Override
    public String selector() {
        return "?" + by;
    }

    @Override
    public String patientKey() {
        return "";
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
        String place = sent.get(0).place();
        return new Mapping.Refused(
                by.equals(Sorted.UNNAMED)
                        ? Refusal.of("no-patient", "Nothing says whose this is.", place)
                        : Refusal.of(
                                "no-patient-identifier", "Nothing names the record number of the patient.", place));
    }
}
