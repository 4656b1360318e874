package org.healthrecord.access.decision;

/** What somebody of the staff is there for. */
public enum Role {
    /** Finds out who a person is, hands out invitations. */
    FRONT_DESK,
    /** Treats: charts and what proves them. */
    CLINICIAN,
    /** Decides which registrations are one person. */
    STEWARD,
    /** Watches the feeds and repairs what failed. */
    OPERATOR,
    /** Looks at who has looked. */
    AUDITOR,
    /** Everything administrative. */
    ADMINISTRATOR;

    /** As a session's authority. */
    public String authority() {
        return "ROLE_" + name();
    }
}
