package org.healthrecord.access.decision;

/**
 * Who asks.
 *
 * @param name as an audit names it
 */
public record Caller(String name) {
    /** Who reads at {@code /fhir}, where callers are not identified yet. */
    public static final Caller READER = new Caller("reader");

    /** Who administrates, where callers are not identified yet. */
    public static final Caller ADMINISTRATOR = new Caller("administrator");
}
