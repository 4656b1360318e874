package org.healthrecord.database;

/**
 * All advisory locks of PostgreSQL that the service takes. Any numbers serve that no other program uses in the same database;
 * locks of one number and of two numbers never collide.
 */
public enum LockName {
    /** Changing the inbox's tables. */
    INBOX_SCHEMA(0x68725f696e626f78L),
    /** Changing the chart's and HAPI's tables. */
    CHART_SCHEMA(0x68725f63686172L),
    /** Changing the tables of access control. */
    ACCESS_SCHEMA(0x68725f616363L),
    /** Changing who is who: shared by writers of facts, exclusive for a writer of identity. */
    IDENTITY(0x48525F4944L),
    /** Working on a partition of the inbox; the second number is the partition. */
    PARTITION(0x68726962),
    /** Working on an export; the second number is a hash of its id. */
    EXPORT(0x68726578),
    /** Delivering to a subscription; the second number is a hash of its id. */
    SUBSCRIPTION(0x68727375),
    /** Running a job; the second number is the run. */
    JOB(0x68726a62),
    /** Fetching from a source; the second number is a digest of source and channel. */
    PULL(0x6872706c),
    /** Watching the feeds; the second number is 0. */
    ALARM(0x6872616c);

    private final long number;

    LockName(long number) {
        this.number = number;
    }

    /** The number of a lock that has one. */
    public long number() {
        return number;
    }

    /** The first number of a lock that has two. */
    public int namespace() {
        return Math.toIntExact(number);
    }
}
