import type {
  CodeableConcept,
  Dosage,
  FhirResource,
  Medication,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from 'fhir/r4';
import { conceptText, quantityText } from './format';
import { blank, codesOf, type Line } from './line';
import { plainTitle } from './titles';

type Taking = MedicationRequest | MedicationStatement | MedicationAdministration | MedicationDispense;

/** What the Medication resources of a chart are, by `Medication/id`. */
export function medicineNames(resources: readonly FhirResource[]): Map<string, CodeableConcept | undefined> {
  return new Map(
    resources
      .filter((resource): resource is Medication => resource.resourceType === 'Medication')
      .map((medication) => [`Medication/${medication.id ?? ''}`, medication.code]),
  );
}

/** A medicine is named in place, by its reference, in a contained Medication, or in one of its own in the chart. */
export function medicineConcept(
  taking: Taking,
  medicines: Map<string, CodeableConcept | undefined>,
): CodeableConcept | undefined {
  const { reference = '', display } = taking.medicationReference ?? {};
  const contained = (taking.contained ?? [])
    .filter((resource): resource is Medication => resource.resourceType === 'Medication')
    .find((medication) => reference === `#${medication.id ?? ''}`);
  const known = taking.medicationCodeableConcept ?? contained?.code ?? medicines.get(reference);
  return display && !conceptText(taking.medicationCodeableConcept) ? { ...known, text: display } : known;
}

/** An order, what a person takes, what was given or handed out. */
export function medicineLine(taking: Taking, medicines: Map<string, CodeableConcept | undefined>): Line {
  const concept = medicineConcept(taking, medicines);
  const line = { ...blank, kind: 'medicine' as const, title: conceptText(concept), codes: codesOf(concept) };
  switch (taking.resourceType) {
    case 'MedicationRequest':
      return {
        ...line,
        when: taking.authoredOn ?? boundsOf(taking.dosageInstruction)?.start ?? '',
        until: boundsOf(taking.dosageInstruction)?.end ?? '',
        value: dosageText(taking.dosageInstruction),
        status: taking.status,
        by: taking.requester?.display ?? '',
        visit: taking.encounter?.reference ?? '',
      };
    case 'MedicationStatement':
      return {
        ...line,
        when: taking.effectiveDateTime ?? taking.effectivePeriod?.start ?? taking.dateAsserted ?? '',
        until: taking.effectivePeriod?.end ?? '',
        value: dosageText(taking.dosage),
        status: taking.status,
        visit: taking.context?.reference ?? '',
      };
    case 'MedicationAdministration':
      return {
        ...line,
        when: taking.effectiveDateTime ?? taking.effectivePeriod?.start ?? '',
        value: quantityText(taking.dosage?.dose) || (taking.dosage?.text ?? ''),
        status: taking.status === 'completed' ? 'given' : taking.status,
        visit: taking.context?.reference ?? '',
      };
    case 'MedicationDispense':
      return {
        ...line,
        when: taking.whenHandedOver ?? taking.whenPrepared ?? '',
        value: dosageText(taking.dosageInstruction),
        status: taking.status === 'completed' ? 'handed out' : taking.status,
        visit: taking.context?.reference ?? '',
      };
  }
}

const boundsOf = (dosage: readonly Dosage[] | undefined) =>
  dosage?.map((one) => one.timing?.repeat?.boundsPeriod).find((bounds) => bounds !== undefined);

/** How it is taken, in the sender's words; without them, the dose, how often and by which way. */
function dosageText(dosage: readonly Dosage[] | undefined): string {
  return (dosage ?? []).map(oneDosage).filter(Boolean).join('; ');
}

function oneDosage(dosage: Dosage): string {
  if (dosage.text) return plainTitle(dosage.text);
  const dose = dosage.doseAndRate?.map((rate) => quantityText(rate.doseQuantity)).find(Boolean) ?? '';
  const repeat = dosage.timing?.repeat;
  const often =
    plainTitle(conceptText(dosage.timing?.code)) ||
    (repeat?.frequency && repeat.period && repeat.periodUnit
      ? `${repeat.frequency} × every ${repeat.period} ${PERIODS[repeat.periodUnit] ?? repeat.periodUnit}`
      : '');
  const parts = [
    dose && `dose ${dose}`,
    often,
    plainTitle(conceptText(dosage.route)),
    dosage.asNeededBoolean && 'as needed',
  ];
  return parts.filter(Boolean).join(', ');
}

const PERIODS: Record<string, string> = { h: 'h', d: 'd', wk: 'weeks', mo: 'months' };
