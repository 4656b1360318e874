import type { CodeableConcept } from 'fhir/r4';
import type { Entry } from './entries';

/** What a resource alone says of itself as a line; who reported it is shown elsewhere. */
export type Line = Omit<Entry, 'reference' | 'parts' | 'disputed' | 'disputes' | 'additions' | 'clinics'>;

export const blank = {
  code: '',
  codes: [],
  until: '',
  value: '',
  number: undefined,
  unit: '',
  range: '',
  flag: undefined,
  pressure: undefined,
  status: '',
  doubt: '',
  by: '',
  visit: '',
  notes: [],
} as const;

/** Every coding of a concept, as `system|code`. */
export function codesOf(concept: CodeableConcept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ system = '', code }) => (code ? [`${system}|${code}`] : []));
}
