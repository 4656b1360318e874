package org.healthrecord.mapping;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds what one unit states twice under two types, and makes the two refer to each other, so that a reader can see
 * that it is one. This is a note as report and as document, with the same bytes and no other date, or an examination as
 * imaging study and as procedure, of one code and time. FHIR has an element for one direction; the other is an
 * extension.
 */
public final class Twins {
    /** On the one that has no element for the other. */
    static final String SAME = "https://healthrecord.org/fhir/StructureDefinition/same-as";

    private final List<Assertion> assertions;

    private Twins(List<Assertion> assertions) {
        this.assertions = assertions;
    }

    static void link(List<Assertion> assertions) {
        Twins twins = new Twins(assertions);
        twins.notes();
        twins.examinations();
    }

    private void notes() {
        List<Assertion> reports = of("DiagnosticReport");
        Map<Object, List<Assertion>> documents = new HashMap<>();
        if (!reports.isEmpty()) {
            of("DocumentReference")
                    .forEach(d -> contents((DocumentReference) d.resource()).forEach(c -> documents
                            .computeIfAbsent(c, x -> new ArrayList<>(1))
                            .add(d)));
        }
        if (documents.isEmpty()) {
            return;
        }
        for (Assertion report : reports) {
            DiagnosticReport said = (DiagnosticReport) report.resource();
            said.getPresentedForm().stream()
                    .flatMap(form -> documents.getOrDefault(content(form), List.of()).stream())
                    .filter(d -> isFree(d) && haveNoOtherDate(said, (DocumentReference) d.resource()))
                    .findFirst()
                    .ifPresent(document -> {
                        refer(said, document);
                        ((DocumentReference) document.resource()).getContext().addRelated(to(report));
                    });
        }
    }

    private static boolean isFree(Assertion document) {
        DocumentReference d = (DocumentReference) document.resource();
        return !d.hasContext() || !d.getContext().hasRelated();
    }

    private static boolean haveNoOtherDate(DiagnosticReport report, DocumentReference document) {
        return !report.hasEffective()
                || !document.hasDate()
                || begins(report.getEffective()) == null
                || day(report.getEffective()).equals(day(document.getDateElement()));
    }

    private static List<Object> contents(DocumentReference document) {
        return document.getContent().stream()
                .map(c -> content(c.getAttachment()))
                .filter(c -> !"".equals(c))
                .toList();
    }

    /** Equal for the same bytes, or the same address; "" where there is neither. */
    private static Object content(Attachment attachment) {
        return attachment.hasData() ? ByteBuffer.wrap(attachment.getData()) : Objects.toString(attachment.getUrl(), "");
    }

    private void examinations() {
        Map<Long, List<Assertion>> procedures = new HashMap<>();
        List<Assertion> studies = of("ImagingStudy").stream()
                .filter(s -> ((ImagingStudy) s.resource()).hasStarted())
                .toList();
        if (!studies.isEmpty()) {
            of("Procedure").forEach(p -> instant(((Procedure) p.resource()).getPerformed())
                    .ifPresent(at -> procedures
                            .computeIfAbsent(at, x -> new ArrayList<>(1))
                            .add(p)));
        }
        for (Assertion study : studies) {
            ImagingStudy said = (ImagingStudy) study.resource();
            List<Assertion> then = procedures.getOrDefault(said.getStarted().getTime(), List.of());
            then.stream()
                    .filter(p -> said.getProcedureCode().stream()
                            .anyMatch(code -> share(code, ((Procedure) p.resource()).getCode())))
                    .findFirst()
                    .ifPresent(procedure -> {
                        then.remove(procedure);
                        if (!said.hasProcedureReference()) {
                            said.setProcedureReference(to(procedure));
                        }
                        refer((Procedure) procedure.resource(), study);
                    });
        }
    }

    private static Optional<Long> instant(@Nullable Type performed) {
        BaseDateTimeType begin = performed == null ? null : begins(performed);
        return begin == null || begin.getValue() == null
                ? Optional.empty()
                : Optional.of(begin.getValue().getTime());
    }

    private static boolean share(CodeableConcept one, CodeableConcept other) {
        return one.getCoding().stream().filter(Coding::hasCode).anyMatch(c -> other.getCoding().stream()
                .anyMatch(o -> c.getCode().equals(o.getCode()) && Objects.equals(c.getSystem(), o.getSystem())));
    }

    private static @Nullable BaseDateTimeType begins(Type time) {
        return time instanceof Period period
                ? period.getStartElement()
                : time instanceof BaseDateTimeType at ? at : null;
    }

    private static String day(Type time) {
        BaseDateTimeType at = begins(time);
        String text = at == null ? "" : Objects.toString(at.getValueAsString(), "");
        return text.substring(0, Math.min(10, text.length()));
    }

    private List<Assertion> of(String type) {
        return assertions.stream()
                .filter(a -> a.key().type().equals(type) && a.stance() == Assertion.Stance.STATED)
                .toList();
    }

    private static void refer(DomainResource resource, Assertion other) {
        if (!resource.hasExtension(SAME)) {
            resource.addExtension(SAME, to(other));
        }
    }

    private static Reference to(Assertion assertion) {
        String name = NamesOfTargets.of(assertion.resource());
        return new Reference(assertion.key().urn()).setDisplay(name.isEmpty() ? null : name);
    }
}
