package org.healthrecord.fhir.exit.consent;

import java.util.Set;
import org.healthrecord.mapping.assertion.Registration;

/** Whom a Consent can name, and who speaks for whom. */
public interface KnownParties {

    /** @param source the id of a clinic's source */
    boolean isClinic(String source);

    /** @param account the id of an account that holds now */
    boolean isAccount(String account);

    /** Whether the account may decide for the person: it is the person's own, or a proxy's whose scope says so. */
    boolean mayDecide(String account, String person);

    /** The registrations that staff checked when the account was bound to the person; none where nobody did. */
    Set<Registration> checked(String account, String person);
}
