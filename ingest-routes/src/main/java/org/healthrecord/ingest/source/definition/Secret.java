package org.healthrecord.ingest.source.definition;

import java.util.Objects;

/** A password, token or key. It never shows itself: not in a log, an exception or the text of what holds it. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Also called by the binder of the configuration. */
    public static Secret valueOf(String value) {
        return new Secret(value);
    }

    /** The secret itself, for the one call that needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
