import type { FhirResource } from 'fhir/r4';
import { conceptText } from './format';
import { blank, codesOf, type Line } from './line';
import { plainTitle } from './titles';

/** The facts that are neither measured nor taken: what was done, when one was where, what is planned. */
export function otherLine(resource: FhirResource): Line | undefined {
  switch (resource.resourceType) {
    case 'Immunization':
      return {
        ...blank,
        kind: 'immunization',
        title: plainTitle(conceptText(resource.vaccineCode)),
        codes: codesOf(resource.vaccineCode),
        when: resource.occurrenceDateTime ?? '',
        value: resource.lotNumber ? `lot ${resource.lotNumber}` : '',
        status: resource.status,
        visit: resource.encounter?.reference ?? '',
      };
    case 'Procedure':
      return {
        ...blank,
        kind: 'procedure',
        title: plainTitle(conceptText(resource.code)),
        codes: codesOf(resource.code),
        when: resource.performedDateTime ?? resource.performedPeriod?.start ?? '',
        until: resource.performedPeriod?.end ?? '',
        value: (resource.bodySite ?? []).map((site) => plainTitle(conceptText(site))).join(', '),
        status: resource.status,
        by: resource.performer?.map((performer) => performer.actor.display ?? '').find(Boolean) ?? '',
        visit: resource.encounter?.reference ?? '',
      };
    case 'ImagingStudy':
      return {
        ...blank,
        kind: 'procedure',
        title: plainTitle(conceptText(resource.procedureCode?.[0])) || (resource.description ?? 'Imaging'),
        when: resource.started ?? '',
        value: (resource.modality ?? [])
          .map((modality) => modality.display ?? modality.code ?? '')
          .join(', '),
        status: resource.status,
        visit: resource.encounter?.reference ?? '',
      };
    case 'Encounter':
      return {
        ...blank,
        kind: 'visit',
        title:
          plainTitle(conceptText(resource.type?.[0])) ||
          plainTitle(conceptText(resource.reasonCode?.[0])) ||
          (CLASSES[resource.class.code ?? ''] ?? resource.class.display ?? 'Visit'),
        when: resource.period?.start ?? '',
        until: resource.period?.end ?? '',
        value: resource.type ? plainTitle(conceptText(resource.reasonCode?.[0])) : '',
        status: resource.status,
        by: resource.participant?.map((p) => p.individual?.display ?? '').find(Boolean) ?? '',
      };
    case 'QuestionnaireResponse':
      return {
        ...blank,
        kind: 'survey',
        title: resource._questionnaire?.extension?.find((e) => e.valueString)?.valueString ?? 'Questionnaire',
        when: resource.authored ?? '',
        value: `${(resource.item ?? []).length} answers`,
        status: resource.status,
        visit: resource.encounter?.reference ?? '',
      };
    case 'CarePlan':
    case 'Goal':
    case 'Device':
    case 'FamilyMemberHistory':
    case 'Coverage':
    case 'ServiceRequest':
      return {
        ...blank,
        kind: 'other',
        title: plainTitle(titleOf(resource)),
        when: timeOf(resource),
        status: statusOf(resource),
      };
    default:
      return undefined;
  }
}

const CLASSES: Record<string, string> = {
  AMB: 'Outpatient visit',
  EMER: 'Emergency visit',
  IMP: 'Hospital stay',
  ACUTE: 'Hospital stay',
  OBSENC: 'Observation stay',
  HH: 'Home health visit',
  VR: 'Remote visit',
};

const statusOf = (resource: FhirResource) =>
  'status' in resource && typeof resource.status === 'string' ? resource.status : '';

function titleOf(resource: FhirResource): string {
  if (resource.resourceType === 'ServiceRequest') return `Order: ${conceptText(resource.code)}`;
  if (resource.resourceType === 'CarePlan') return resource.title ?? conceptText(resource.category?.at(-1));
  if (resource.resourceType === 'Goal') return conceptText(resource.description);
  if (resource.resourceType === 'Device') return conceptText(resource.type);
  if (resource.resourceType === 'FamilyMemberHistory') return conceptText(resource.relationship);
  return resource.resourceType;
}

function timeOf(resource: FhirResource): string {
  if (resource.resourceType === 'ServiceRequest')
    return resource.occurrenceDateTime ?? resource.authoredOn ?? '';
  if (resource.resourceType === 'CarePlan') return resource.period?.start ?? resource.created ?? '';
  if (resource.resourceType === 'Goal') return resource.startDate ?? resource.statusDate ?? '';
  if (resource.resourceType === 'FamilyMemberHistory') return resource.date ?? '';
  if (resource.resourceType === 'Coverage') return resource.period?.start ?? '';
  return '';
}
