package org.healthrecord.load;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What is measured together: vital signs at each visit, a basic metabolic panel, a blood count. */
record Panel(String loinc, String title, List<Measure> measures) {

    /** A LOINC code with the middle and the spread of its values. */
    record Measure(String loinc, String title, String unit, double middle, double spread, int digits) {
        String value(SplittableRandom random) {
            return String.format(Locale.ROOT, "%." + digits + "f", middle + spread * (2 * random.nextDouble() - 1));
        }
    }

    static final Panel VITAL_SIGNS = new Panel(
            "85353-1",
            "Vital signs panel",
            List.of(
                    new Measure("8480-6", "Systolic blood pressure", "mm[Hg]", 128, 22, 0),
                    new Measure("8462-4", "Diastolic blood pressure", "mm[Hg]", 78, 12, 0),
                    new Measure("8867-4", "Heart rate", "/min", 74, 16, 0),
                    new Measure("9279-1", "Respiratory rate", "/min", 16, 4, 0),
                    new Measure("8310-5", "Body temperature", "Cel", 36.9, 0.7, 1),
                    new Measure("29463-7", "Body weight", "kg", 76, 20, 1)));

    static final Panel METABOLIC = new Panel(
            "51990-0",
            "Basic metabolic panel",
            List.of(
                    new Measure("2345-7", "Glucose", "mg/dL", 104, 30, 0),
                    new Measure("3094-0", "Urea nitrogen", "mg/dL", 15, 6, 0),
                    new Measure("2160-0", "Creatinine", "mg/dL", 1.0, 0.3, 2),
                    new Measure("2951-2", "Sodium", "mmol/L", 139, 4, 0),
                    new Measure("2823-3", "Potassium", "mmol/L", 4.2, 0.6, 1),
                    new Measure("2075-0", "Chloride", "mmol/L", 102, 4, 0),
                    new Measure("2028-9", "Carbon dioxide", "mmol/L", 25, 3, 0),
                    new Measure("17861-6", "Calcium", "mg/dL", 9.4, 0.6, 1)));

    static final List<Panel> ALL = List.of(VITAL_SIGNS, METABOLIC);
}
