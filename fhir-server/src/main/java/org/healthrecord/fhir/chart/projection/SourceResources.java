package org.healthrecord.fhir.chart.projection;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.port.Encoded;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.text.Sha256;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** The clinics that send records, as Organizations that a Provenance leads to. */
public final class SourceResources {
    static final String SYSTEM = "https://healthrecord.org/fhir/source";
    private static final String PREFIX = "source-";
    private static final int LONGEST = 64;

    private final SourceNames names;
    private final ResourceCodec codec;
    private final Map<String, Encoded> encoded = new ConcurrentHashMap<>();

    SourceResources(SourceNames names, ResourceCodec codec) {
        this.names = names;
        this.codec = codec;
    }

    /** The id of its Organization: the source's own where FHIR allows it. */
    public static String id(String source) {
        boolean plain = !source.isEmpty() && source.chars().allMatch(SourceResources::isOfId);
        return plain && PREFIX.length() + source.length() <= LONGEST ? PREFIX + source : PREFIX + Sha256.uuid(source);
    }

    private static boolean isOfId(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
    }

    String nameOf(String source) {
        return names.nameOf(source);
    }

    /** A reference to its Organization, with its name. */
    Reference reference(String source) {
        return new Reference("Organization/" + id(source)).setDisplay(nameOf(source));
    }

    /** The primary-care clinics among those that know a person are the person's general practitioners. */
    void addPractices(Patient patient, Collection<Registration> registrations) {
        registrations.stream()
                .map(Registration::source)
                .distinct()
                .sorted()
                .filter(names::isPrimaryCare)
                .map(this::reference)
                .filter(r -> patient.getGeneralPractitioner().stream()
                        .noneMatch(g -> r.getReference().equals(g.getReference())))
                .forEach(patient::addGeneralPractitioner);
    }

    /** As it is configured now. */
    Encoded organization(String source) {
        String name = names.nameOf(source);
        return encoded.compute(
                source,
                (id, known) -> known != null && name.equals(((Organization) known.resource()).getName())
                        ? known
                        : codec.encoded(organization(id, name)));
    }

    private static Organization organization(String source, String name) {
        Organization organization = new Organization();
        organization.setId(id(source));
        organization.addIdentifier(new Identifier().setSystem(SYSTEM).setValue(source));
        organization.setActive(true);
        organization.setName(name);
        return organization;
    }
}
