package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.time.HlTimestamp;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;

/** PID-7, 23, 24, 25, 29 and 30. */
final class PidBirthAndDeath {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";

    private PidBirthAndDeath() {}

    static void add(Segment pid, Patient patient, Sender sender) {
        Optional<HlTimestamp> birth = Ts.read(pid.value(7), sender);
        birth.ifPresent(t -> {
            DateType date = new DateType(t.toFhirDate());
            if (t.hasTime()) {
                date.addExtension(BASE + "patient-birthTime", new DateTimeType(t.toFhir(sender.zone())));
            }
            patient.setBirthDateElement(date);
        });
        if (pid.valued(23)) {
            patient.addExtension(
                    BASE + "patient-birthPlace",
                    new Address().setText(pid.value(23).text()));
        }
        multipleBirth(pid, patient);
        Optional<DateTimeType> death = Ts.dateTime(pid.value(29), sender);
        if (death.isPresent()) {
            patient.setDeceased(death.get());
        } else {
            yesNo(pid.text(30)).ifPresent(b -> patient.setDeceased(new BooleanType(b)));
        }
    }

    /** PID-25 says which child of a multiple birth it was; beside a PID-24 of no it says nothing. */
    private static void multipleBirth(Segment pid, Patient patient) {
        String order = pid.text(25);
        boolean number = !order.isEmpty() && order.length() < 3 && order.chars().allMatch(Character::isDigit);
        Optional<Boolean> multiple = yesNo(pid.text(24));
        if (number && multiple.orElse(true)) {
            patient.setMultipleBirth(new IntegerType(order));
        } else {
            multiple.ifPresent(b -> patient.setMultipleBirth(new BooleanType(b)));
        }
    }

    /** HL7 table 0136. */
    static Optional<Boolean> yesNo(String code) {
        return switch (code) {
            case "Y", "y", "Yes", "YES" -> Optional.of(true);
            case "N", "n", "No", "NO" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
