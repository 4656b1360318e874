package org.healthrecord.mapping.port;

/** The version of all mappings together; kept with every mapped record so that a change can be re-run where it matters. */
public final class MappingVersion {
    public static final int CURRENT = 2;

    private MappingVersion() {}
}
