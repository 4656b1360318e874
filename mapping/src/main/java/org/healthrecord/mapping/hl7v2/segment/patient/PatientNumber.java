package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * Which of the numbers in PID-3 (or MRG-1) is the clinic's own record number: the one its own system assigned, else one
 * of type MR, else the first. A number that another authority assigned keeps that authority, so that equal numbers of two
 * facilities behind one feed stay two registrations. A filler (UNKNOWN, a row of zeros) is no number, and a doctor's NPI none of
 * a patient.
 */
public final class PatientNumber {
    private PatientNumber() {}

    public static Optional<Registration> of(Segment pid, Sender sender) {
        return among(pid.values(3), sender).or(() -> among(pid.values(2), sender));
    }

    /** MRG-1; old senders name the number in MRG-4. */
    public static Optional<Registration> retired(Segment mrg, Sender sender) {
        return among(mrg.values(1), sender).or(() -> among(mrg.values(4), sender));
    }

    private static Optional<Registration> among(List<Value> numbers, Sender sender) {
        return choose(numbers, sender).map(v -> registration(v, sender));
    }

    /** Whether a number in PID-3 is the one the registration goes by. */
    static boolean isOwn(Value number, Registration registration, Sender sender) {
        return isNumber(number, sender) && registration(number, sender).equals(registration);
    }

    private static Optional<Value> choose(List<Value> numbers, Sender sender) {
        List<Value> real = numbers.stream().filter(v -> isNumber(v, sender)).toList();
        String own = sender.profile().mrnSystem();
        return real.stream()
                .filter(v -> Cx.system(v, sender).filter(own::equals).isPresent())
                .findFirst()
                .or(() -> real.stream().filter(v -> v.part(5).equals("MR")).findFirst())
                .or(() -> real.stream().findFirst());
    }

    /** A first component may hold something and yet no number before its separator; an escape may leave white space only. */
    private static boolean isNumber(Value number, Sender sender) {
        String type = number.first(5);
        String system = Cx.system(number, sender).orElse("");
        RealNumbers real = sender.profile().realNumbers();
        return real.isRecordNumber(number.first(1))
                && real.isPatients(system, type, number.first(1))
                && !RealNumbers.isProviders(system, type);
    }

    private static Registration registration(Value number, Sender sender) {
        SourceProfile source = sender.profile();
        boolean named = number.at(4).has(2);
        String system = named
                ? Cx.system(number, sender)
                        .filter(s -> !RealNumbers.isProviders(s, ""))
                        .orElse(source.mrnSystem())
                : source.mrnSystem();
        return new Registration(source.id(), system, number.first(1));
    }
}
