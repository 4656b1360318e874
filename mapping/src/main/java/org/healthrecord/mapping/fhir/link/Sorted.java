package org.healthrecord.mapping.fhir.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Kinds;
import org.healthrecord.mapping.fhir.delivery.References;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.link.Patients.Named;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A delivery sorted by whose it is.
 *
 * @param patients   what belongs to each registration, in the order sent
 * @param unknown    what belongs to a patient whose record number is unknown, by how the patient is named
 * @param nobodys    what belongs to no patient
 * @param others     what is about something else than a patient (a group, a device, a place)
 */
public record Sorted(
        Map<Registration, List<Sent>> patients,
        Map<String, List<Sent>> unknown,
        List<Sent> nobodys,
        List<Sent> others) {
    /** Represents the patient of facts whose patient is unknown. */
    public static final String UNNAMED = "";

    public static Sorted of(Delivery delivery, Patients patients) {
        return new Sorting(delivery, patients).sorted();
    }

    private static final class Sorting {
        private final Delivery delivery;
        private final Patients patients;
        private final Map<Sent, Set<Registration>> owners = new IdentityHashMap<>();
        private final Map<Sent, List<Sent>> reached = new IdentityHashMap<>();
        private final Map<String, List<Sent>> unknown = new LinkedHashMap<>();
        private final List<Sent> others = new ArrayList<>();
        private final Set<Sent> unowned = Collections.newSetFromMap(new IdentityHashMap<>());

        Sorting(Delivery delivery, Patients patients) {
            this.delivery = delivery;
            this.patients = patients;
        }

        Sorted sorted() {
            for (Sent sent : delivery.sent()) {
                Resource resource = sent.resource();
                if (resource != null
                        && !Kinds.notCharted(resource.fhirType())
                        && !Kinds.directory(resource.fhirType())) {
                    own(sent, resource);
                }
            }
            if (delivery.sent().stream().anyMatch(this::ownable)) {
                while (spread()) {
                    // Until nothing more is reached: a medication may name a substance that names another.
                }
            }
            return collect();
        }

        private void own(Sent sent, Resource resource) {
            if (resource instanceof Patient) {
                patients.of(sent).ifPresentOrElse(r -> owner(sent, r), () -> unknown(sent, sent.place()));
                return;
            }
            List<Reference> subjects = References.toSubject(resource);
            List<Reference> asked = subjects.isEmpty() ? References.in(resource) : subjects;
            for (Reference reference : asked) {
                Named named = patients.by(reference, resource);
                if (named.registration() != null) {
                    owner(sent, named.registration());
                } else if (named.patient() && !subjects.isEmpty()) {
                    unknown(sent, named.reference());
                }
            }
        }

        private void owner(Sent sent, Registration registration) {
            owners.computeIfAbsent(sent, s -> new LinkedHashSet<>()).add(registration);
        }

        private void unknown(Sent sent, String by) {
            unowned.add(sent);
            unknown.computeIfAbsent(by, k -> new ArrayList<>()).add(sent);
        }

        /** What names no patient itself (a Medication) belongs to the patients whose resources refer to it. */
        private boolean spread() {
            boolean more = false;
            for (Sent sent : delivery.sent()) {
                Set<Registration> mine = owners.get(sent);
                if (mine == null) {
                    continue;
                }
                for (Sent target : reached.computeIfAbsent(sent, this::ownableTargets)) {
                    more |= owners.computeIfAbsent(target, t -> new LinkedHashSet<>())
                            .addAll(mine);
                }
            }
            return more;
        }

        private List<Sent> ownableTargets(Sent sent) {
            Resource resource = sent.resource();
            return resource == null
                    ? List.of()
                    : References.in(resource).stream()
                            .filter(Reference::hasReference)
                            .map(reference -> delivery.find(reference.getReference()))
                            .filter(target -> target != null && ownable(target))
                            .toList();
        }

        private boolean ownable(Sent target) {
            Resource resource = target.resource();
            return resource != null
                    && !(resource instanceof Patient)
                    && !Kinds.directory(resource.fhirType())
                    && !Kinds.notCharted(resource.fhirType())
                    && !unowned.contains(target)
                    && References.toSubject(resource).isEmpty();
        }

        private Sorted collect() {
            Map<Registration, List<Sent>> byPatient = new LinkedHashMap<>();
            List<Sent> nobodys = new ArrayList<>();
            for (Sent sent : delivery.sent()) {
                Set<Registration> of = owners.getOrDefault(sent, Set.of());
                of.forEach(r ->
                        byPatient.computeIfAbsent(r, k -> new ArrayList<>()).add(sent));
                if (of.isEmpty() && !unowned.contains(sent)) {
                    withoutPatient(sent, nobodys);
                }
            }
            return withDeleted(byPatient, nobodys);
        }

        private void withoutPatient(Sent sent, List<Sent> nobodys) {
            Resource resource = sent.resource();
            if (resource == null || !Kinds.ofSomebody(resource.fhirType())) {
                nobodys.add(sent);
            } else if (patients.areOthers(References.toSubject(resource), resource)) {
                others.add(sent);
            } else {
                unknown(sent, UNNAMED);
            }
        }

        /** An entry that deletes names no patient; in a payload about one patient it is that patient's. */
        private Sorted withDeleted(Map<Registration, List<Sent>> byPatient, List<Sent> nobodys) {
            if (byPatient.size() == 1 && unknown.isEmpty()) {
                List<Sent> deleted = nobodys.stream()
                        .filter(s -> s.deletes() && !Kinds.directory(s.type()))
                        .toList();
                byPatient.values().iterator().next().addAll(deleted);
                nobodys.removeAll(deleted);
            }
            return new Sorted(byPatient, unknown, nobodys, others);
        }
    }
}
