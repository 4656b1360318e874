import type { FhirResource, Observation } from 'fhir/r4';
import { conceptText, periodText, quantityText, rangeText } from './format';
import type { Clinic } from './provenance';

/** The parts of a chart, in the order a reader looks at them. */
export const KINDS = [
  'problem',
  'medicine',
  'allergy',
  'immunization',
  'vital',
  'laboratory',
  'procedure',
  'visit',
  'note',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Record<Kind, string> = {
  problem: 'Problems',
  medicine: 'Medicines',
  allergy: 'Allergies',
  immunization: 'Immunizations',
  vital: 'Vital signs',
  laboratory: 'Laboratory results',
  procedure: 'Procedures',
  visit: 'Visits',
  note: 'Notes',
  other: 'Other',
};

const DISAGREEMENT = 'https://healthrecord.org/fhir/StructureDefinition/disagreement';

/** One fact of a chart, as a line of a list. */
export interface Entry {
  readonly reference: string;
  readonly kind: Kind;
  readonly title: string;
  /** Groups results of one test into a trend: system and code, else the title. */
  readonly code: string;
  readonly when: string;
  readonly value: string;
  readonly number: number | undefined;
  readonly unit: string;
  readonly status: string;
  readonly disputed: boolean;
  readonly clinics: readonly Clinic[];
}

/** A chart's resources as entries, latest first; resources that are no facts of their own are left out. */
export function entriesOf(resources: readonly FhirResource[], clinics: Map<string, Clinic[]>): Entry[] {
  return resources
    .flatMap((resource) => {
      const entry = entryOf(resource);
      const reference = `${resource.resourceType}/${resource.id ?? ''}`;
      if (!entry) return [];
      return [{ ...entry, reference, disputed: isDisputed(resource), clinics: clinics.get(reference) ?? [] }];
    })
    .sort((a, b) => b.when.localeCompare(a.when) || a.title.localeCompare(b.title));
}

type Line = Omit<Entry, 'reference' | 'disputed' | 'clinics'>;
const blank = { value: '', number: undefined, unit: '', status: '', code: '' };

function entryOf(resource: FhirResource): Line | undefined {
  switch (resource.resourceType) {
    case 'Condition':
      return {
        ...blank,
        kind: 'problem',
        title: conceptText(resource.code),
        when: resource.onsetDateTime ?? resource.onsetPeriod?.start ?? resource.recordedDate ?? '',
        status: conceptText(resource.clinicalStatus),
      };
    case 'AllergyIntolerance':
      return {
        ...blank,
        kind: 'allergy',
        title: conceptText(resource.code),
        when: resource.onsetDateTime ?? resource.recordedDate ?? '',
        value: (resource.reaction ?? [])
          .flatMap((reaction) => reaction.manifestation.map((m) => conceptText(m)))
          .join(', '),
        status: conceptText(resource.clinicalStatus),
      };
    case 'MedicationRequest':
      return {
        ...blank,
        kind: 'medicine',
        title:
          conceptText(resource.medicationCodeableConcept) || (resource.medicationReference?.display ?? ''),
        when: resource.authoredOn ?? '',
        value: resource.dosageInstruction?.[0]?.text ?? '',
        status: resource.status,
      };
    case 'MedicationStatement':
      return {
        ...blank,
        kind: 'medicine',
        title:
          conceptText(resource.medicationCodeableConcept) || (resource.medicationReference?.display ?? ''),
        when: resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.dateAsserted ?? '',
        value: resource.dosage?.[0]?.text ?? '',
        status: resource.status,
      };
    case 'Immunization':
      return {
        ...blank,
        kind: 'immunization',
        title: conceptText(resource.vaccineCode),
        when: resource.occurrenceDateTime ?? '',
        status: resource.status,
      };
    case 'Procedure':
      return {
        ...blank,
        kind: 'procedure',
        title: conceptText(resource.code),
        when: resource.performedDateTime ?? resource.performedPeriod?.start ?? '',
        status: resource.status,
      };
    case 'Encounter':
      return {
        ...blank,
        kind: 'visit',
        title:
          conceptText(resource.type?.[0]) ||
          conceptText(resource.reasonCode?.[0]) ||
          resource.class.display ||
          'Visit',
        when: resource.period?.start ?? '',
        value: periodText(resource.period),
        status: resource.status,
      };
    case 'DocumentReference':
      return {
        ...blank,
        kind: 'note',
        title: conceptText(resource.type) || (resource.description ?? 'Document'),
        when: resource.date ?? '',
        status: resource.status,
      };
    case 'DiagnosticReport':
      return {
        ...blank,
        kind: 'note',
        title: conceptText(resource.code),
        when: resource.effectiveDateTime ?? resource.issued ?? '',
        value: resource.conclusion ?? '',
        status: resource.status,
      };
    case 'Observation':
      return observation(resource);
    case 'CarePlan':
    case 'Goal':
    case 'Device':
    case 'FamilyMemberHistory':
    case 'Coverage':
    case 'ServiceRequest':
      return { ...blank, kind: 'other', title: otherTitle(resource), when: '' };
    default:
      return undefined;
  }
}

function otherTitle(resource: FhirResource): string {
  if (resource.resourceType === 'ServiceRequest') return conceptText(resource.code);
  if (resource.resourceType === 'CarePlan') return resource.title ?? conceptText(resource.category?.at(-1));
  if (resource.resourceType === 'Goal') return conceptText(resource.description);
  if (resource.resourceType === 'Device') return conceptText(resource.type);
  if (resource.resourceType === 'FamilyMemberHistory') return conceptText(resource.relationship);
  return resource.resourceType;
}

function observation(resource: Observation): Line {
  const vital = (resource.category ?? []).some((category) =>
    category.coding?.some((coding) => coding.code === 'vital-signs'),
  );
  const coding = resource.code.coding?.[0];
  return {
    kind: vital ? 'vital' : 'laboratory',
    title: conceptText(resource.code),
    code: coding?.code ? `${coding.system ?? ''}|${coding.code}` : conceptText(resource.code),
    when: resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? '',
    value: valueText(resource),
    number: resource.valueQuantity?.value ?? resource.valueInteger,
    unit: resource.valueQuantity?.unit ?? resource.valueQuantity?.code ?? '',
    status: resource.status,
  };
}

function valueText(o: Observation): string {
  const own =
    quantityText(o.valueQuantity) ||
    conceptText(o.valueCodeableConcept) ||
    o.valueString ||
    (o.valueInteger?.toString() ?? '') ||
    rangeText(o.valueRange) ||
    o.valueDateTime ||
    '';
  const parts = (o.component ?? []).map(
    (c) => `${conceptText(c.code)} ${quantityText(c.valueQuantity) || conceptText(c.valueCodeableConcept)}`,
  );
  return [own, ...parts].filter(Boolean).join(', ');
}

function isDisputed(resource: FhirResource): boolean {
  return 'extension' in resource && (resource.extension ?? []).some((e) => e.url === DISAGREEMENT);
}
