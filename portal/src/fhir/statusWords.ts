import type { Entry, Kind } from './entries';

/** What goes without saying of a kind: a visit is over, a result is final. */
const USUAL: Partial<Record<Kind, readonly string[]>> = {
  visit: ['finished'],
  vital: ['final'],
  laboratory: ['final'],
  survey: ['final', 'completed'],
  report: ['final'],
  note: ['current', 'final'],
  procedure: ['completed', 'available'],
  immunization: ['completed'],
  allergy: ['active'],
  // Its group says it.
  problem: ['active'],
  other: ['final', 'active', 'completed'],
};

const WORDS: Record<string, string> = {
  'not-done': 'not done',
  'in-progress': 'still going on',
  'entered-in-error': 'entered in error',
  'on-hold': 'on hold',
  'not-taken': 'not taken',
  corrected: 'corrected',
  amended: 'corrected',
  registered: 'result awaited',
  preliminary: 'preliminary',
  superseded: 'replaced by a later one',
  unknown: 'not said',
};

/** The status of a fact, where it is not the usual one; "" where there is nothing to say. */
export function statusWords(entry: Pick<Entry, 'kind' | 'status'>): string {
  if (USUAL[entry.kind]?.includes(entry.status)) return '';
  return WORDS[entry.status] ?? entry.status;
}
