import type { Row } from './currentLists';
import type { Entry } from './entries';
import type { Clinic } from './provenance';

/** Statements that there is no allergy, of any kind or of one: they are no allergies. */
const NONE_CODES = new Set([
  'http://snomed.info/sct|716186003',
  'http://snomed.info/sct|409137002',
  'http://snomed.info/sct|429625007',
  'http://snomed.info/sct|428607008',
  'http://snomed.info/sct|716184000',
  'http://snomed.info/sct|716220001',
]);
const NONE_WORDS =
  /^(no (known )?(drug |food |medication |latex |environmental )?allerg(y|ies)( known)?|nka|nkda)$/i;

/** A substance; beside the deciding statement others of it that are not the same fact. */
export interface Allergy {
  readonly entry: Entry;
  readonly beside: readonly Entry[];
}

/** What is known of a person's allergies. */
export interface Allergies {
  /** The ones that hold, the dangerous first. */
  readonly current: readonly Allergy[];
  /** Resolved, refuted or entered in error. */
  readonly past: readonly Entry[];
  /** "No known allergies", as a clinic states it. */
  readonly none: readonly Entry[];
  /** The clinics of the chart that say nothing of allergies. */
  readonly silent: readonly Clinic[];
}

/**
 * Absence is no statement: "no known allergies" is stated by a clinic, or it is not known. What holds is what the server's
 * list names, in its order; an allergy that no list names is called past only if it says so itself.
 */
export function allergiesOf(
  entries: readonly Entry[],
  clinics: readonly Clinic[],
  rows: readonly Row[],
): Allergies {
  const all = entries.filter((entry) => entry.kind === 'allergy');
  const none = all.filter(isNoAllergy);
  const some = all.filter((entry) => !none.includes(entry));
  const speaking = new Set(all.flatMap((entry) => entry.clinics.map((clinic) => clinic.id)));
  const listed = rows.flatMap((row) => allergyOf(row, some));
  const rest = some.filter((entry) => !rows.some((row) => row.facts.includes(entry.reference)));
  return {
    current: [...listed, ...rest.filter((entry) => !isOver(entry)).map(alone)],
    past: rest.filter(isOver),
    none,
    silent: clinics.filter((clinic) => !speaking.has(clinic.id)),
  };
}

/** Whether it is a statement that there is no allergy. */
export const isNoAllergy = (entry: Entry) =>
  entry.codes.some((code) => NONE_CODES.has(code)) || NONE_WORDS.test(entry.title.trim());

const isOver = (entry: Entry) =>
  entry.status === 'resolved' ||
  entry.status === 'inactive' ||
  entry.doubt === 'ruled out' ||
  entry.doubt === 'entered in error';

const alone = (entry: Entry): Allergy => ({ entry, beside: [] });

/** With all the reactions that the row knows, the worst first; nothing where a filter leaves none of its facts. */
function allergyOf(row: Row, entries: readonly Entry[]): Allergy[] {
  const facts = row.facts.flatMap((fact) => entries.find((entry) => entry.reference === fact) ?? []);
  const [entry, ...beside] = facts;
  if (!entry) return [];
  const isWhole = facts.length === row.facts.length;
  return [{ entry: isWhole ? { ...entry, value: row.reactions.join(', ') } : entry, beside }];
}
