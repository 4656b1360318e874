package org.healthrecord.load;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What is measured together: vital signs at each visit, and panels of the laboratory. */
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

    static final Panel BLOOD_COUNT = new Panel(
            "58410-2",
            "Complete blood count panel",
            List.of(
                    new Measure("6690-2", "Leukocytes", "10*3/uL", 7.2, 2.6, 1),
                    new Measure("789-8", "Erythrocytes", "10*6/uL", 4.7, 0.7, 2),
                    new Measure("718-7", "Hemoglobin", "g/dL", 13.9, 2.1, 1),
                    new Measure("4544-3", "Hematocrit", "%", 41, 6, 1),
                    new Measure("787-2", "MCV", "fL", 89, 7, 0),
                    new Measure("777-3", "Platelets", "10*3/uL", 255, 90, 0)));

    static final Panel LIPIDS = new Panel(
            "24331-1",
            "Lipid panel",
            List.of(
                    new Measure("2093-3", "Cholesterol", "mg/dL", 188, 45, 0),
                    new Measure("2571-8", "Triglyceride", "mg/dL", 130, 60, 0),
                    new Measure("2085-9", "HDL cholesterol", "mg/dL", 52, 14, 0),
                    new Measure("13457-7", "LDL cholesterol", "mg/dL", 112, 38, 0)));

    static final Panel LIVER = new Panel(
            "24325-3",
            "Hepatic function panel",
            List.of(
                    new Measure("1742-6", "Alanine aminotransferase", "U/L", 26, 14, 0),
                    new Measure("1920-8", "Aspartate aminotransferase", "U/L", 24, 11, 0),
                    new Measure("6768-6", "Alkaline phosphatase", "U/L", 78, 30, 0),
                    new Measure("1975-2", "Bilirubin", "mg/dL", 0.7, 0.4, 1),
                    new Measure("1751-7", "Albumin", "g/dL", 4.2, 0.5, 1),
                    new Measure("2885-2", "Protein", "g/dL", 7.0, 0.7, 1)));

    static final List<Panel> ALL = List.of(VITAL_SIGNS, METABOLIC, BLOOD_COUNT, LIPIDS, LIVER);
}
