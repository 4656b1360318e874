package org.healthrecord.fhir.chart.consolidation.trait;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.value.Amount;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Dosing;
import org.healthrecord.fhir.chart.consolidation.value.Sides;
import org.healthrecord.fhir.chart.consolidation.value.Sig;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureFocalDeviceComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what distinguishes things.
 *
 * <table>
 * <caption>Two statements of the same code and time are two facts when both state one of these and differ in it</caption>
 * <tr><td>Observation</td><td>side, body site, method, specimen, device, sub-number (OBX-4), number under one system</td></tr>
 * <tr><td>Condition</td><td>side, body site</td></tr>
 * <tr><td>Procedure</td><td>side, body site, device</td></tr>
 * <tr><td>Immunization</td><td>lot, site, route, dose</td></tr>
 * <tr><td>medications, however stated</td><td>product, strength and form, dose, how often, route, site; in figures or, where an element has
 * none, in words that can be read in one way ({@link Sig})</td></tr>
 * <tr><td>MedicationRequest, besides</td><td>order number, requester, quantity to dispense; whether it is an order not to give it</td></tr>
 * <tr><td>MedicationDispense, besides</td><td>quantity</td></tr>
 * <tr><td>DiagnosticReport</td><td>side, number under one system, specimen</td></tr>
 * </table>
 */
public final class TraitsOf {
    /** The sub-number of a result, where its message has one. */
    public static final String SUB_ID = "urn:hl7-org:v2:OBX-4";

    /** A UUID names an entry of a record; it is no number assigned to the thing. */
    private static final String NAMES_OF_ENTRIES = "urn:ietf:rfc:3986";

    private final String source;
    private final Map<String, Mark> marks = new TreeMap<>();

    private TraitsOf(String source) {
        this.source = source;
    }

    /** @param about what it is about: the product of a medication, else the code */
    public static Traits of(Resource resource, Concept about, String source) {
        TraitsOf traits = new TraitsOf(source);
        if (resource instanceof Observation observation) {
            traits.observation(observation, about);
        } else if (resource instanceof Condition condition) {
            traits.placed(about, condition.getBodySite());
        } else if (resource instanceof Procedure procedure) {
            traits.placed(about, procedure.getBodySite());
            traits.devices(procedure);
        } else if (resource instanceof Immunization immunization) {
            traits.immunization(immunization);
        } else if (resource instanceof DiagnosticReport report) {
            traits.placed(about, List.of());
            traits.numbered(report.getIdentifier(), false);
            traits.referred("specimen", report.getSpecimen());
        } else if (resource.fhirType().startsWith("Medication")) {
            traits.product(about);
            traits.medication(resource);
        }
        return traits.marks.isEmpty() ? Traits.NONE : new Traits(traits.marks);
    }

    private void observation(Observation o, Concept code) {
        placed(code, o.hasBodySite() ? List.of(o.getBodySite()) : List.of());
        named("method", o.hasMethod() ? List.of(o.getMethod()) : List.of());
        referred("specimen", o.hasSpecimen() ? List.of(o.getSpecimen()) : List.of());
        referred("device", o.hasDevice() ? List.of(o.getDevice()) : List.of());
        numbered(o.getIdentifier(), false);
        if (o.hasExtension() && o.getExtensionByUrl(SUB_ID) != null) {
            exact("sub-number", o.getExtensionString(SUB_ID));
        }
    }

    /** Which side it is may be said by the code or by the site. */
    private void placed(Concept code, List<CodeableConcept> sites) {
        named("site", sites);
        Sides sides = Sides.of(sites.isEmpty() ? List.of(code) : List.of(code, Concept.of(sites, source)));
        if (sides.isSaid()) {
            marks.put("side", new Mark.Sided(sides));
        }
    }

    private void devices(Procedure procedure) {
        List<Reference> devices = new ArrayList<>(procedure.getUsedReference());
        procedure.getFocalDevice().stream()
                .filter(ProcedureFocalDeviceComponent::hasManipulated)
                .forEach(d -> devices.add(d.getManipulated()));
        referred("device", devices);
    }

    private void immunization(Immunization i) {
        exact("lot", squeezed(i.getLotNumber()));
        named("site", i.hasSite() ? List.of(i.getSite()) : List.of());
        named("route", i.hasRoute() ? List.of(i.getRoute()) : List.of());
        measured("dose", i.hasDoseQuantity() ? i.getDoseQuantity() : null);
    }

    private void medication(Resource resource) {
        if (resource instanceof MedicationRequest request) {
            exact("prohibited", String.valueOf(request.getDoNotPerform()));
            numbered(request.getIdentifier(), true);
            referred(Traits.REQUESTER, request.hasRequester() ? List.of(request.getRequester()) : List.of());
            measured(
                    "quantity",
                    request.hasDispenseRequest() ? request.getDispenseRequest().getQuantity() : null);
            dosage(request.getDosageInstruction());
        } else if (resource instanceof MedicationStatement statement) {
            exact("prohibited", "false");
            dosage(statement.getDosage());
        } else if (resource instanceof MedicationDispense dispense) {
            measured("quantity", dispense.hasQuantity() ? dispense.getQuantity() : null);
            dosage(dispense.getDosageInstruction());
        } else if (resource instanceof MedicationAdministration given && given.hasDosage()) {
            MedicationAdministrationDosageComponent dosage = given.getDosage();
            measured("dose", dosage.hasDose() ? dosage.getDose() : null);
            named("route", dosage.hasRoute() ? List.of(dosage.getRoute()) : List.of());
            named("site", dosage.hasSite() ? List.of(dosage.getSite()) : List.of());
        }
    }

    /** Of two instructions together (a taper), which one to compare is unknown. */
    private void dosage(List<Dosage> dosage) {
        if (dosage.size() != 1) {
            return;
        }
        Dosage only = dosage.get(0);
        Sig sig = Sig.of(only.getText());
        if (only.hasRoute()) {
            named("route", List.of(only.getRoute()));
        } else if (!sig.route().isEmpty()) {
            put("route", new Concept(Set.of(), Set.of(sig.route())));
        }
        named("site", only.hasSite() ? List.of(only.getSite()) : List.of());
        if (only.getDoseAndRate().size() == 1 && only.getDoseAndRate().get(0).hasDoseQuantity()) {
            measured("dose", only.getDoseAndRate().get(0).getDoseQuantity());
        } else if (!only.hasDoseAndRate() && sig.dose() != null) {
            marks.put("dose", new Mark.Measure(sig.dose()));
        }
        exact("frequency", only.hasTiming() ? Dosing.timesADay(only.getTiming()) : sig.daily());
    }

    private void product(Concept product) {
        if (!product.tokens().isEmpty()) {
            marks.put("product", Mark.Made.of(product));
        }
    }

    private void named(String name, List<CodeableConcept> said) {
        if (!said.isEmpty()) {
            put(name, Concept.of(said, source));
        }
    }

    private void put(String name, Concept concept) {
        if (!concept.tokens().isEmpty()) {
            marks.put(name, new Mark.Named(concept));
        }
    }

    /** What is referred to is named by its number and in words; the reference itself leads to the clinic's own record. */
    private void referred(String name, List<Reference> references) {
        Set<String> codes = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        for (Reference reference : references) {
            if (reference.hasIdentifier()
                    && reference.getIdentifier().hasSystem()
                    && reference.getIdentifier().hasValue()) {
                codes.add(number(reference.getIdentifier()));
            }
            if (reference.hasDisplay()) {
                words.add(Concept.plain(reference.getDisplay()));
            }
        }
        put(name, codes.isEmpty() && words.isEmpty() ? Concept.NONE : new Concept(codes, words));
    }

    private void numbered(List<Identifier> identifiers, boolean own) {
        Set<String> numbers = new TreeSet<>();
        identifiers.stream()
                .filter(i -> i.hasValue() && !NAMES_OF_ENTRIES.equals(i.getSystem()))
                .forEach(i -> numbers.add(number(i)));
        if (!numbers.isEmpty()) {
            marks.put(Traits.NUMBER, new Mark.Numbered(numbers, own));
        }
    }

    private static String number(Identifier identifier) {
        return (identifier.hasSystem() ? identifier.getSystem() : "") + '|' + identifier.getValue();
    }

    private void measured(String name, @Nullable Quantity quantity) {
        if (quantity != null && quantity.hasValue()) {
            marks.put(name, new Mark.Measure(Amount.of(quantity)));
        }
    }

    private void exact(String name, String value) {
        if (!value.isEmpty()) {
            marks.put(name, new Mark.Exact(value));
        }
    }

    /** Without spaces and hyphens, in capitals. */
    private static String squeezed(@Nullable String text) {
        return text == null
                ? ""
                : text.toUpperCase(Locale.ROOT).replace(" ", "").replace("-", "");
    }
}
