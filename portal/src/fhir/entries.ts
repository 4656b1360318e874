import type { FhirResource } from 'fhir/r4';
import { lineOf } from './lines';
import { medicineNames } from './medicines';
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
  /** When it ended, where the sender says so. */
  readonly until: string;
  readonly value: string;
  readonly number: number | undefined;
  readonly unit: string;
  readonly status: string;
  readonly disputed: boolean;
  readonly clinics: readonly Clinic[];
}

/** A chart's resources as entries, latest first; resources that are no facts of their own are left out. */
export function entriesOf(resources: readonly FhirResource[], clinics: Map<string, Clinic[]>): Entry[] {
  const medicines = medicineNames(resources);
  return resources
    .flatMap((resource) => {
      const line = lineOf(resource, medicines);
      const reference = `${resource.resourceType}/${resource.id ?? ''}`;
      if (!line) return [];
      return [{ ...line, reference, disputed: isDisputed(resource), clinics: clinics.get(reference) ?? [] }];
    })
    .sort((a, b) => b.when.localeCompare(a.when) || a.title.localeCompare(b.title));
}

function isDisputed(resource: FhirResource): boolean {
  return 'extension' in resource && (resource.extension ?? []).some((e) => e.url === DISAGREEMENT);
}
