package org.healthrecord.access.decision;

/** The purpose of a request for a person's data. */
public enum Purpose {
    /** To read the chart. */
    CARE,
    /** To see what a clinic sent, and where it says so. */
    EVIDENCE,
    /** To find out who a person is, and under which numbers. */
    IDENTITY,
    /** To run the feeds and to correct what failed. */
    OPERATION,
    /** To choose from a list of many people's items: what may not be shown is left out of it. */
    WORK_LIST
}
