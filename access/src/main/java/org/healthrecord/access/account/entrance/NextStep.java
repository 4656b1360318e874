package org.healthrecord.access.account.entrance;

/** What follows on the right password. */
enum NextStep {
    /** One is inside. */
    INSIDE,
    /** The code of the authenticator, or a recovery code. */
    CODE,
    /** Staff without an authenticator set one up first. */
    ENROL;

    static NextStep after(boolean staff, boolean demo, boolean hasFactor, boolean staffNeedFactor) {
        if (demo) {
            return INSIDE;
        }
        if (hasFactor) {
            return CODE;
        }
        return staff && staffNeedFactor ? ENROL : INSIDE;
    }
}
