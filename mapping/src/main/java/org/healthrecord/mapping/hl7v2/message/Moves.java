package org.healthrecord.mapping.hl7v2.message;

import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.Statements;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.patient.PatientNumber;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Visits and accounts that change their number or their patient (MRG-1, 3, 5): the new one is stated as in any ADT message,
 * here the old one is taken back. A41, A49: accounts joined; A42, A50, A51: visits joined or renumbered; A44, A45: moved.
 */
final class Moves {
    private static final Set<String> ACCOUNTS = Set.of("A35", "A41", "A44", "A49");
    private static final Set<String> VISITS = Set.of("A42", "A45", "A50", "A51");

    private Moves() {}

    static void add(PatientPart part, Statements statements) {
        String event = statements.message().event();
        if (!statements.message().code().equals("ADT") || !(ACCOUNTS.contains(event) || VISITS.contains(event))) {
            return;
        }
        for (Segment segment : part.segments()) {
            if (segment.name().equals("MRG")) {
                from(segment, part, statements)
                        .ifPresent(r -> takeBack(segment, r, part, VISITS.contains(event), statements));
            }
        }
    }

    /** Whose it was: the patient in MRG-1 or MRG-4, else the one in PID-3. */
    private static Optional<Registration> from(Segment mrg, PatientPart part, Statements statements) {
        return PatientNumber.retired(mrg, statements.sender())
                .or(() -> PatientNumber.of(part.pid(), statements.sender()));
    }

    private static void takeBack(
            Segment mrg, Registration owner, PatientPart part, boolean visit, Statements statements) {
        Reference patient = new Reference(AssertionKey.patient(owner).urn());
        if (visit && mrg.valued(5)) {
            Encounter encounter = new Encounter();
            encounter.setStatus(EncounterStatus.ENTEREDINERROR).setSubject(patient);
            AssertionKey old = AssertionKey.of(owner, "Encounter", KeyKind.VISIT.of(mrg.text(5)));
            takeBack(old, encounter, mrg.place(5), statements);
        } else if (!visit && mrg.valued(3) && !mrg.text(3).equals(part.pid().text(18))) {
            Account account = new Account();
            account.setStatus(AccountStatus.ENTEREDINERROR).addSubject(patient);
            takeBack(
                    AssertionKey.of(owner, "Account", KeyKind.ACCOUNT.of(mrg.text(3))),
                    account,
                    mrg.place(3),
                    statements);
        }
    }

    private static void takeBack(AssertionKey old, Resource resource, String place, Statements statements) {
        boolean stated = statements.has(old);
        if (!stated) {
            statements.add(Assertion.withdrawn(old, statements.precedence(Rank.WITHDRAWN), resource, place));
        }
    }
}
