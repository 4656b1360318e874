package org.healthrecord.mapping.code;

/**
 * A code that is a clinic's own: no coding beside it is of a code system that others know.
 *
 * @param element where it is, for instance {@code Observation.code}
 * @param system  as in the coding; {@code ""} where the clinic names none
 * @param display the clinic's words for it, or {@code ""}
 */
public record LocalCode(String element, String system, String code, String display) {}
