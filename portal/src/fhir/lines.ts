import type { FhirResource } from 'fhir/r4';
import type { Entry } from './entries';
import { conceptText } from './format';
import { medicineText } from './medicines';
import { observationLine } from './observations';

/** What a resource alone says of itself as a line; who reported it stands elsewhere. */
export type Line = Omit<Entry, 'reference' | 'disputed' | 'clinics'>;
const blank = { until: '', value: '', number: undefined, unit: '', status: '', code: '' };

/** Undefined for a resource that is no fact of its own. `medicines` are the names of Medication resources by reference. */
export function lineOf(resource: FhirResource, medicines: Map<string, string>): Line | undefined {
  switch (resource.resourceType) {
    case 'Condition':
      return {
        ...blank,
        kind: 'problem',
        title: conceptText(resource.code),
        when: resource.onsetDateTime ?? resource.onsetPeriod?.start ?? resource.recordedDate ?? '',
        until: resource.abatementDateTime ?? resource.onsetPeriod?.end ?? '',
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
        title: medicineText(resource, medicines),
        when: resource.authoredOn ?? '',
        value: resource.dosageInstruction?.[0]?.text ?? '',
        status: resource.status,
      };
    case 'MedicationStatement':
      return {
        ...blank,
        kind: 'medicine',
        title: medicineText(resource, medicines),
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
        until: resource.performedPeriod?.end ?? '',
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
        until: resource.period?.end ?? '',
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
      return observationLine(resource);
    case 'CarePlan':
    case 'Goal':
    case 'Device':
    case 'FamilyMemberHistory':
    case 'Coverage':
    case 'ServiceRequest':
      return { ...blank, kind: 'other', title: otherTitle(resource), when: otherTime(resource) };
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

function otherTime(resource: FhirResource): string {
  if (resource.resourceType === 'ServiceRequest')
    return resource.occurrenceDateTime ?? resource.authoredOn ?? '';
  if (resource.resourceType === 'CarePlan') return resource.period?.start ?? resource.created ?? '';
  if (resource.resourceType === 'Goal') return resource.startDate ?? resource.statusDate ?? '';
  if (resource.resourceType === 'FamilyMemberHistory') return resource.date ?? '';
  if (resource.resourceType === 'Coverage') return resource.period?.start ?? '';
  return '';
}
