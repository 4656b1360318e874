package org.healthrecord.mapping.csv.layout;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a resource template: what a row makes of it, as a value of FHIR's JSON (Map, List, String, number, Boolean).
 */
public interface Template {

    /**
     * The value for one row; null where the row gives nothing.
     *
     * @param element the path of the element being filled, for origins: {@code name[0].family}
     */
    @Nullable
    Object of(Row row, Scope scope, String element);

    /** Whether the value is the same for every row; an object of such values alone needs no row. */
    default boolean fixed() {
        return false;
    }

    /** Names every column the template reads. */
    void columns(Consumer<String> reader);

    /** Names every kind of file whose rows the template refers to. */
    default void references(Consumer<String> reader) {}
}
