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

/** What is known of a person's allergies. */
export interface Allergies {
  /** The ones that hold, the dangerous first. */
  readonly current: readonly Entry[];
  /** Resolved, refuted or entered in error. */
  readonly past: readonly Entry[];
  /** "No known allergies", as a clinic states it. */
  readonly none: readonly Entry[];
  /** The clinics of the chart that say nothing of allergies. */
  readonly silent: readonly Clinic[];
}

/** Absence is no statement: "no known allergies" is stated by a clinic, or it is not known. */
export function allergiesOf(entries: readonly Entry[], clinics: readonly Clinic[]): Allergies {
  const all = entries.filter((entry) => entry.kind === 'allergy');
  const none = all.filter(isNoAllergy);
  const some = all.filter((entry) => !none.includes(entry));
  const speaking = new Set(all.flatMap((entry) => entry.clinics.map((clinic) => clinic.id)));
  return {
    current: some.filter((entry) => !isOver(entry)).sort((a, b) => rank(a) - rank(b)),
    past: some.filter(isOver),
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

const rank = (entry: Entry) => (entry.flag?.grave ? 0 : /severe|anaphyla/i.test(entry.value) ? 1 : 2);
