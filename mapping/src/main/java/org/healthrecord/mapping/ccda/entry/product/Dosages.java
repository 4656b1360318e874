package org.healthrecord.mapping.ccda.entry.product;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SimpleQuantity;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** How much, how often, by which route: of a substanceAdministration to Dosage. */
public final class Dosages {
    private Dosages() {}

    /** The times of use and the schedules; a parenthesized set (SXPR_TS) is opened. */
    public static List<CdaNode> times(CdaNode entry) {
        List<CdaNode> found = new ArrayList<>(2);
        for (CdaNode time : entry.children("effectiveTime")) {
            found.add(time);
            found.addAll(time.children("comp"));
        }
        return found;
    }

    public static boolean isSchedule(CdaNode time) {
        return time.child("period").exists()
                || time.child("event").exists()
                || time.type().startsWith("PIVL")
                || time.type().startsWith("EIVL");
    }

    /** One dosage, or none where nothing of it is stated. */
    public static List<Dosage> of(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        Dosage d = new Dosage();
        for (CdaNode sig : in.take(entry, "4.147")) {
            String words = doc.narrative().text(sig.child("text"));
            text(d, Sig.isName(words, entry, doc) ? "" : words);
        }
        for (CdaNode instruction : in.take(entry, "4.20")) {
            String words = doc.narrative().text(instruction.child("text"));
            d.setPatientInstruction(words.isEmpty() ? null : words);
        }
        if (!d.hasText()) {
            text(d, Sig.of(entry, doc).sig());
        }
        d.setTiming(timing(entry, doc));
        d.setRoute(doc.concept(entry.child("routeCode")));
        d.setSite(doc.concept(entry.child("approachSiteCode")));
        asNeeded(d, entry, doc);
        amount(d, entry, doc);
        Ratio max = Quantities.ratio(entry.child("maxDoseQuantity"));
        d.setMaxDosePerPeriod(max);
        return d.isEmpty() ? List.of() : List.of(d);
    }

    /** In an order the repeatNumber says how often it is to be given (table CF MedicationRequest). */
    private static @Nullable Timing timing(CdaNode entry, CdaDocument doc) {
        Timing timing = Schedules.of(entry, doc);
        Integer times = count(entry.child("repeatNumber"));
        boolean order = entry.name().equals("substanceAdministration") && entry.is("moodCode", "INT");
        if (order && times != null && times > 0) {
            timing = timing == null ? new Timing() : timing;
            timing.getRepeat().setCount(times);
        }
        return timing;
    }

    /** A whole number of at most six digits. */
    public static @Nullable Integer count(CdaNode number) {
        String value = number.attr("value");
        return value.matches("\\d{1,6}") ? Integer.valueOf(value) : null;
    }

    private static void text(Dosage d, String words) {
        if (!words.isEmpty()) {
            d.setText(words);
        }
    }

    private static void asNeeded(Dosage d, CdaNode entry, CdaDocument doc) {
        for (CdaNode criterion : entry.all("precondition", "criterion")) {
            CodeableConcept why = doc.concept(criterion.child("value"));
            String words = doc.narrative().text(criterion.child("text"));
            if (why == null && !words.isEmpty()) {
                why = new CodeableConcept().setText(words);
            }
            d.setAsNeeded(why == null ? new BooleanType(true) : why);
        }
    }

    private static void amount(Dosage d, CdaNode entry, CdaDocument doc) {
        Dosage.DosageDoseAndRateComponent a = new Dosage.DosageDoseAndRateComponent();
        SimpleQuantity dose = dose(entry, doc);
        Range doses = Quantities.range(entry.child("doseQuantity"));
        a.setDose(dose != null ? dose : doses);
        SimpleQuantity rate = Quantities.simple(entry.child("rateQuantity"));
        Range rates = Quantities.range(entry.child("rateQuantity"));
        a.setRate(rate != null ? rate : rates);
        if (!a.isEmpty()) {
            d.addDoseAndRate(a);
        }
    }

    /** In a unit of measure, not in tablets or puffs. */
    static boolean isMeasured(Quantity dose) {
        return dose.hasCode() && !dose.getCode().startsWith("{");
    }

    /** A count without a unit is of the administration unit (tablet, puff), where that is named. */
    private static @Nullable SimpleQuantity dose(CdaNode entry, CdaDocument doc) {
        SimpleQuantity dose = Quantities.simple(entry.child("doseQuantity"));
        CodeableConcept unit = doc.concept(entry.child("administrationUnitCode"));
        if (unit == null || dose != null && isMeasured(dose)) {
            return dose;
        }
        dose = dose == null ? new SimpleQuantity() : dose;
        Coding coding = unit.getCodingFirstRep();
        String words = coding.hasDisplay() ? coding.getDisplay() : unit.getText();
        dose.setUnit(dose.hasUnit() ? dose.getUnit() : words);
        dose.setSystem(coding.getSystem());
        dose.setCode(coding.getCode());
        return dose;
    }

    /** The dose of one administration; null where nothing of it is stated. */
    public static @Nullable MedicationAdministrationDosageComponent given(CdaNode entry, EntryScope in) {
        List<Dosage> planned = of(entry, in);
        if (planned.isEmpty()) {
            return null;
        }
        Dosage d = planned.get(0);
        MedicationAdministrationDosageComponent g = new MedicationAdministrationDosageComponent();
        g.setText(d.getText());
        g.setRoute(d.hasRoute() ? d.getRoute() : null);
        g.setSite(d.hasSite() ? d.getSite() : null);
        if (d.hasDoseAndRate() && d.getDoseAndRateFirstRep().hasDoseQuantity()) {
            Quantity dose = d.getDoseAndRateFirstRep().getDoseQuantity();
            g.setDose(dose.castToSimpleQuantity(dose));
        }
        if (d.hasDoseAndRate() && d.getDoseAndRateFirstRep().hasRateQuantity()) {
            g.setRate(d.getDoseAndRateFirstRep().getRate());
        }
        return g.isEmpty() ? null : g;
    }
}
