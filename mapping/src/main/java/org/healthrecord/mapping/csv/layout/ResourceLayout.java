package org.healthrecord.mapping.csv.layout;

import org.jspecify.annotations.Nullable;

/**
 * One resource that each row of a file makes.
 *
 * @param name    distinguishes several resources of one row; {@code ""} for the first
 * @param type    the FHIR resource type
 * @param subject the element that refers to the patient; {@code ""} in a Patient
 * @param when    the rows that make it; null for all
 */
public record ResourceLayout(
        String name, String type, String subject, @Nullable Condition when, ObjectTemplate fields) {}
