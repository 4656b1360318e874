import type { FhirResource, Medication, MedicationRequest, MedicationStatement } from 'fhir/r4';
import { conceptText } from './format';

/** What the Medication resources of a chart are called, by `Medication/id`. */
export function medicineNames(resources: readonly FhirResource[]): Map<string, string> {
  return new Map(
    resources
      .filter((resource): resource is Medication => resource.resourceType === 'Medication')
      .map((medication) => [`Medication/${medication.id ?? ''}`, conceptText(medication.code)]),
  );
}

/** A medicine is named in place, by its reference, in a contained Medication, or in one of its own in the chart. */
export function medicineText(
  order: MedicationRequest | MedicationStatement,
  medicines: Map<string, string>,
): string {
  const { reference = '', display = '' } = order.medicationReference ?? {};
  const contained = (order.contained ?? [])
    .filter((resource): resource is Medication => resource.resourceType === 'Medication')
    .find((medication) => reference === `#${medication.id ?? ''}`);
  return (
    conceptText(order.medicationCodeableConcept) ||
    display ||
    conceptText(contained?.code) ||
    (medicines.get(reference) ?? '')
  );
}
