package org.healthrecord.samples.generator;

/** What is measured, with LOINC code and UCUM unit. */
enum Test {
    HBA1C("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", true),
    GLUCOSE("2339-0", "Glucose [Mass/volume] in Blood", "mg/dL", true),
    POTASSIUM("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", true),
    CREATININE("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", true),
    SYSTOLIC("8480-6", "Systolic blood pressure", "mm[Hg]", false),
    DIASTOLIC("8462-4", "Diastolic blood pressure", "mm[Hg]", false),
    WEIGHT("29463-7", "Body weight", "kg", false),
    HEIGHT("8302-2", "Body height", "cm", false),
    PAIN("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported", "{score}", false);

    final String loinc;
    final String title;
    final String unit;
    final boolean lab;

    Test(String loinc, String title, String unit, boolean lab) {
        this.loinc = loinc;
        this.title = title;
        this.unit = unit;
        this.lab = lab;
    }
}
