package org.healthrecord.mapping.assertion;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a clinic's identifier in a key numbers: the first word of {@link AssertionKey#local()}. The words are stored with every
 * assertion, so none may change; {@code visit|V77} is a visit by its number. Keys of FHIR resources and CSV rows begin with
 * the names that the sender gives them.
 */
public enum KeyKind {
    ACCIDENT("accident"),
    ACCOUNT("account"),
    /** A place known by its address alone. */
    ADDRESS("address"),
    /** A row without a key: all its cells. */
    ALL("all"),
    ALLERGY("allergy"),
    /** A visit by its alternate number (PV1-50). */
    ALTERNATE("alternate"),
    APPOINTMENT("appointment"),
    /** The bytes of a document. */
    BODY("body"),
    CHARGE("charge"),
    COVERAGE("coverage"),
    /** Where a patient is discharged to. */
    DESTINATION("destination"),
    DIAGNOSIS("diagnosis"),
    DISPENSE("dispense"),
    DOCUMENT("document"),
    /** A file within a document. */
    FILE("file"),
    /** A dose of an order. */
    GIVEN("given"),
    GUARANTOR("guarantor"),
    /** An entry by the instance identifier its document gives it. */
    ID("id"),
    IMMUNIZATION("immunization"),
    MEDICATION("medication"),
    /** A person, organization or place known by name alone. */
    NAME("name"),
    NEXT_OF_KIN("nextOfKin"),
    /** By the filler's order number: an order, and the results under it. */
    ORDER("order"),
    PRESCRIPTION("prescription"),
    PROBLEM("problem"),
    PROCEDURE("procedure"),
    REFERRAL("referral"),
    /** A related person. */
    RELATED("related"),
    /** A report of an order without a number. */
    REPORT("report"),
    REQUEST("request"),
    /** A resource of an appointment that is no person. */
    RESOURCE("resource"),
    /** A result of an order without a number. */
    RESULT("result"),
    /** The text of a section of a document. */
    SECTION("section"),
    SPECIMEN("specimen"),
    /** A text too long for its element. */
    TEXT("text"),
    VISIT("visit"),
    /** A thing without an identifier: what it is, and when. */
    WHAT("what");

    private static final String BETWEEN = "|";
    private final String beginning;

    KeyKind(String word) {
        this.beginning = word + BETWEEN;
    }

    /** The local name made of these identifiers: the word and they, with a bar between. */
    public String of(Object... identifiers) {
        return Arrays.stream(identifiers).map(String::valueOf).collect(Collectors.joining(BETWEEN, beginning, ""));
    }

    /** What all local names of this kind begin with. */
    public String beginning() {
        return beginning;
    }
}
