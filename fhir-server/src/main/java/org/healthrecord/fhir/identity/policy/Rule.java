package org.healthrecord.fhir.identity.policy;

/** What decided, as a steward reads it. A veto keeps the two apart in any cluster, whatever others say. */
public enum Rule {
    MULTIPLE_BIRTH(true, "children of one multiple birth with different birth order"),
    FAMILY_NUMBER(true, "one number, but different given names and birth dates: a family's number"),
    GENERATION(true, "the name suffixes name two generations"),
    GENERATION_SAME_NUMBER(true, "the name suffixes name two generations, yet number and birth date are the same"),
    NUMBER_AND_BIRTH(true, "different numbers and different birth dates"),
    YEARS_APART(true, "born fifteen or more years apart"),
    YEARS_APART_SAME_NUMBER(true, "born fifteen or more years apart, yet one number"),
    TWINS(true, "different given names at one birth date: twins or strangers"),
    TWINS_OR_SLIP(true, "two names spelt much alike at one birth date and household: twins, or a slip"),
    NUMBER_OTHER_NAME(
            true,
            "one number and birth date, but different given names: a changed name, or twins with a family's number"),
    SPELLING(true, "two given names that may be one in two spellings, at one birth date: twins, or one person"),
    YEAR_SLIP(true, "all but one digit of the year of birth is one: a slip, or a father and his son"),
    HALF_NAMES(true, "one gives the given name alone, the other the family name alone; birth date and a contact agree"),
    OTHER_PERSON(true, "different given names"),
    SEX(true, "different sex and no shared number"),
    OTHER_NUMBER(true, "different numbers for what else looks like one person"),
    YEAR_DIGIT(false, "all but one digit of the year of birth is one, and no number says whether it is a slip"),
    NAMELESS(false, "too little of name and birth date to distinguish people of one household"),
    UNNAMED_CHILD(false, "a newborn under a stand-in name who may have been named since"),
    NUMBER(false, "one number, birth date and name agree"),
    NUMBER_AND_NAME(false, "one number and the full name agree, the birth date does not contradict"),
    NAME_BIRTH_CONTACT(false, "name, birth date and a telephone, e-mail or address agree"),
    NAME_BIRTH_PLACE(false, "full name, birth date and postal code agree"),
    WRONG_NUMBER(false, "name, birth date and address agree: one of the different numbers is wrong"),
    STATISTICS(false, "the evidence together is beyond doubt, and no households share it here"),
    RARE_NAME_BIRTH(false, "a rare full name and the birth date agree, nothing contradicts"),
    LIKELY(false, "much speaks for one person, not enough to link"),
    ODDS(false, "the odds among the people known here speak for one person, not enough to link"),
    LITTLE(false, "too little speaks for one person");

    private final boolean veto;
    private final String sentence;

    Rule(boolean veto, String sentence) {
        this.veto = veto;
        this.sentence = sentence;
    }

    public boolean veto() {
        return veto;
    }

    public String sentence() {
        return sentence;
    }
}
