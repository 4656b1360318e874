package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.code.TableCodes;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** CX to Identifier. */
public final class Cx {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private Cx() {}

    public static Optional<Identifier> identifier(Value value, Sender sender) {
        if (!value.has(1) || value.first(1).isBlank()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier().setValue(value.first(1));
        Value assigner = value.at(4);
        system(value, sender).ifPresent(identifier::setSystem);
        if (assigner.has(1)) {
            identifier.getAssigner().setDisplay(assigner.part(1));
        } else if (value.at(6).has(1)) {
            identifier.getAssigner().setDisplay(value.first(6));
        }
        if (value.has(5)) {
            identifier.setType(type(value.first(5)));
        }
        Ts.period(value.at(7), value.at(8), sender).ifPresent(identifier::setPeriod);
        return Optional.of(identifier);
    }

    /**
     * The system of the number: its assigning authority (CX.4), else the facility that assigned it (CX.6). A CX numbers
     * patients, visits and accounts, which have no NPI: where that is named, numbers of two clinics would agree.
     */
    public static Optional<String> system(Value value, Sender sender) {
        Value assigner = value.has(4) ? value.at(4) : value.at(6);
        return sender.authority(assigner.part(1), assigner.part(2)).filter(s -> !s.equals(NPI));
    }

    /** A type of HL7 table 0203. */
    public static CodeableConcept type(String code) {
        CodeableConcept type = new CodeableConcept();
        String table = HlTables.v2Table("0203");
        return TableCodes.lacks(table, code)
                ? type.setText(code)
                : type.addCoding(new Coding().setSystem(table).setCode(code));
    }
}
