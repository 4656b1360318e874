import type { FhirResource } from 'fhir/r4';
import { additionsOf, type Addition } from './additions';
import type { Note } from './attachments';
import { disputesOf, type Dispute } from './disputes';
import { lineOf } from './lines';
import { medicineNames } from './medicines';
import { joinPressures, type Pressure } from './pressure';
import type { Clinic } from './provenance';

/** The parts of a chart, in the order a reader looks at them. */
export const KINDS = [
  'allergy',
  'medicine',
  'problem',
  'vital',
  'laboratory',
  'visit',
  'note',
  'immunization',
  'procedure',
  'report',
  'survey',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Record<Kind, string> = {
  allergy: 'Allergies',
  medicine: 'Medicines',
  problem: 'Problems',
  vital: 'Vital signs',
  laboratory: 'Laboratory results',
  visit: 'Visits',
  note: 'Notes',
  immunization: 'Immunizations',
  procedure: 'Procedures',
  report: 'Reports',
  survey: 'Questionnaires',
  other: 'Other',
};

/** One fact of a chart, as a line of a list. */
export interface Entry {
  readonly reference: string;
  readonly kind: Kind;
  readonly title: string;
  /** Groups results of one test into a trend: system and code, else the title. */
  readonly code: string;
  /** Every coding of it, as `system|code`. */
  readonly codes: readonly string[];
  readonly when: string;
  /** When it ended, where the sender says so. */
  readonly until: string;
  readonly value: string;
  readonly number: number | undefined;
  readonly unit: string;
  /** The sender's own range, in words. */
  readonly range: string;
  readonly flag: Flag | undefined;
  readonly pressure: Pressure | undefined;
  readonly status: string;
  /** What makes it doubtful or void: "ruled out", "provisional". */
  readonly doubt: string;
  /** Who ordered, gave or wrote it. */
  readonly by: string;
  /** `Encounter/id` of the visit at which it was. */
  readonly visit: string;
  readonly notes: readonly Note[];
  /** Other resources that are shown in this line, by reference. */
  readonly parts: readonly string[];
  readonly disputed: boolean;
  readonly disputes: readonly Dispute[];
  /** What clinics add to it without disagreeing. */
  readonly additions: readonly Addition[];
  readonly clinics: readonly Clinic[];
}

/** How a result relates to its range. */
export interface Flag {
  readonly words: string;
  /** Whether it is one that must be seen at once. */
  readonly grave: boolean;
}

/** A chart's resources as entries, latest first; resources that are no facts of their own are left out. */
export function entriesOf(resources: readonly FhirResource[], clinics: Map<string, Clinic[]>): Entry[] {
  const medicines = medicineNames(resources);
  const entries = resources.flatMap((resource) => {
    const line = lineOf(resource, medicines);
    if (!line) return [];
    const reference = `${resource.resourceType}/${resource.id ?? ''}`;
    const disputes = disputesOf(resource);
    const disputed = disputes.length > 0;
    const additions = additionsOf(resource);
    const own = { reference, disputes, disputed, additions, parts: [] };
    return [{ ...line, ...own, clinics: clinics.get(reference) ?? [] }];
  });
  return joinPressures(entries).sort(
    (a, b) => b.when.localeCompare(a.when) || a.title.localeCompare(b.title),
  );
}
