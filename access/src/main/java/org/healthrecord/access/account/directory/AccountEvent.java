package org.healthrecord.access.account.directory;

/**
 * Something about an account that belongs on record. Published as an event of the application.
 *
 * @param by      the account that did it; empty where nobody had signed in
 * @param account the account it was done to; empty where none is known
 * @param detail  the id of a proxy or an invitation; never a name
 */
public record AccountEvent(Kind kind, String by, String account, String detail) {

    public enum Kind {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGN_IN_THROTTLED,
        SIGNED_OUT,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        FACTOR_ENROLLED,
        FACTOR_RESET,
        RECOVERY_CODE_USED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        ACCOUNT_CREATED,
        ACCOUNT_BOUND,
        INVITATION_MADE,
        INVITATION_REFUSED,
        INVITATION_CANCELLED,
        PROXY_GRANTED,
        PROXY_ENDED,
        ROLES_CHANGED,
        LOCKED,
        UNLOCKED,
        SESSIONS_ENDED
    }

    public static AccountEvent own(Kind kind, String account) {
        return new AccountEvent(kind, account, account, "");
    }
}
