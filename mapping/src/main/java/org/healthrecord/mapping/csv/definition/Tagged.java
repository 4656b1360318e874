package org.healthrecord.mapping.csv.definition;

/** A value of the layout file with a tag: {@code !date birth_date}. */
record Tagged(String tag, Object value) {}
