import type { AllergyIntolerance, CodeableConcept, Condition, FhirResource, Medication } from 'fhir/r4';
import { notesOf } from './attachments';
import { conceptText } from './format';
import { blank, codesOf, type Line } from './line';
import { medicineLine } from './medicines';
import { observationLine } from './observations';
import { otherLine } from './otherLines';
import { plainTitle } from './titles';

/** Undefined for a resource that is no fact of its own. `medicines` are the names of Medication resources by reference. */
export function lineOf(resource: FhirResource, medicines: Map<string, Medication['code']>): Line | undefined {
  switch (resource.resourceType) {
    case 'Condition':
      return conditionLine(resource);
    case 'AllergyIntolerance':
      return allergyLine(resource);
    case 'MedicationRequest':
    case 'MedicationStatement':
    case 'MedicationAdministration':
    case 'MedicationDispense':
      return medicineLine(resource, medicines);
    case 'Observation':
      return observationLine(resource);
    case 'DocumentReference':
      return {
        ...blank,
        kind: 'note',
        title: plainTitle(conceptText(resource.type)) || (resource.description ?? 'Document'),
        when: resource.date ?? resource.context?.period?.start ?? '',
        status: resource.status,
        by: resource.author?.map((author) => author.display ?? '').find(Boolean) ?? '',
        visit: resource.context?.encounter?.[0]?.reference ?? '',
        notes: notesOf(resource),
      };
    case 'DiagnosticReport': {
      const notes = notesOf(resource);
      return {
        ...blank,
        // A report that only lists results is no text to read.
        kind: notes.length > 0 || resource.conclusion ? 'note' : 'report',
        title: plainTitle(conceptText(resource.code)),
        when: resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued ?? '',
        value: resource.conclusion ?? countText(resource.result?.length ?? 0),
        status: resource.status,
        by: resource.performer?.map((performer) => performer.display ?? '').find(Boolean) ?? '',
        visit: resource.encounter?.reference ?? '',
        notes,
      };
    }
    default:
      return otherLine(resource);
  }
}

const countText = (results: number) =>
  results === 0 ? '' : results === 1 ? '1 result' : `${results} results`;

function conditionLine(resource: Condition): Line {
  return {
    ...blank,
    kind: 'problem',
    title: plainTitle(conceptText(resource.code)),
    code: codesOf(resource.code)[0] ?? '',
    codes: codesOf(resource.code),
    when: resource.onsetDateTime ?? resource.onsetPeriod?.start ?? resource.recordedDate ?? '',
    until: resource.abatementDateTime ?? resource.abatementPeriod?.start ?? resource.onsetPeriod?.end ?? '',
    status: conceptText(resource.clinicalStatus),
    doubt: doubtOf(resource.verificationStatus),
    by: resource.asserter?.display ?? '',
    visit: resource.encounter?.reference ?? '',
  };
}

function allergyLine(resource: AllergyIntolerance): Line {
  const reactions = (resource.reaction ?? []).map((reaction) => {
    const what = reaction.manifestation
      .map((m) => plainTitle(conceptText(m)))
      .filter(Boolean)
      .join(', ');
    return [what, reaction.severity && `(${reaction.severity})`].filter(Boolean).join(' ');
  });
  return {
    ...blank,
    kind: 'allergy',
    title: plainTitle(conceptText(resource.code)),
    code: codesOf(resource.code)[0] ?? '',
    codes: codesOf(resource.code),
    when: resource.onsetDateTime ?? resource.recordedDate ?? '',
    value: reactions.filter(Boolean).join(', '),
    status: conceptText(resource.clinicalStatus),
    flag: resource.criticality === 'high' ? { words: 'dangerous', grave: true } : undefined,
    doubt: doubtOf(resource.verificationStatus),
    visit: resource.encounter?.reference ?? '',
  };
}

const DOUBTS: Record<string, string> = {
  unconfirmed: 'not confirmed',
  provisional: 'provisional',
  differential: 'one of several possible',
  presumed: 'presumed',
  refuted: 'ruled out',
  'entered-in-error': 'entered in error',
};

function doubtOf(status: CodeableConcept | undefined): string {
  return (status?.coding ?? []).map((coding) => DOUBTS[coding.code ?? '']).find(Boolean) ?? '';
}
