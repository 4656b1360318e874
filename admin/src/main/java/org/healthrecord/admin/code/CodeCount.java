package org.healthrecord.admin.code;

/**
 * A code of a clinic's own that has no mapping yet.
 *
 * @param system   as a row of the source's code map names it; {@code ""} where the clinic names none
 * @param display  the clinic's words for it
 * @param times    how often it is used in the messages as they were last mapped
 * @param messages how many records use it
 */
public record CodeCount(
        String source, String element, String system, String code, String display, long times, long messages) {}
