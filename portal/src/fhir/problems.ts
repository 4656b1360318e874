import type { Entry } from './entries';
import { isAdministrative, isLongTerm, isSocial } from './problemWords';

/** One problem of a person: every time it was stated, the latest first. */
export interface Problem {
  readonly title: string;
  readonly latest: Entry;
  readonly spans: readonly Entry[];
  /** The first day on which it is known. */
  readonly since: string;
  readonly group: ProblemGroup;
}

/** The groups of the problem list, in the order of reading. */
export const PROBLEM_GROUPS = [
  'long-term',
  'current',
  'unsaid',
  'social',
  'administrative',
  'resolved',
] as const;
export type ProblemGroup = (typeof PROBLEM_GROUPS)[number];

export const GROUP_NAMES: Record<ProblemGroup, string> = {
  'long-term': 'Long-term',
  current: 'Other current problems',
  unsaid: 'Diagnoses of visits, not said whether they last',
  social: 'Life and work',
  administrative: 'Of the office',
  resolved: 'Past or ruled out',
};

const OVER = new Set(['resolved', 'inactive', 'remission']);
const CURRENT = new Set(['active', 'recurrence', 'relapse']);

/** A row a problem: what shares a code is one, what has none goes by its name. */
export function problemList(entries: readonly Entry[]): Problem[] {
  const rows = new Map<string, Entry[]>();
  for (const entry of entries) {
    const keys = entry.codes.length > 0 ? entry.codes : [entry.title.toLowerCase()];
    const row = keys.map((key) => rows.get(key)).find((found) => found !== undefined) ?? [];
    row.push(entry);
    for (const key of keys) if (!rows.has(key)) rows.set(key, row);
  }
  return [...new Set(rows.values())].map(problemOf).sort(inOrder);
}

const inOrder = (a: Problem, b: Problem) =>
  PROBLEM_GROUPS.indexOf(a.group) - PROBLEM_GROUPS.indexOf(b.group) ||
  b.latest.when.localeCompare(a.latest.when) ||
  a.title.localeCompare(b.title);

function problemOf(row: readonly Entry[]): Problem {
  const spans = [...row].sort((a, b) => b.when.localeCompare(a.when));
  // What continues comes first, so that an old span that ended does not hide it.
  const latest = spans.find(isOngoing) ?? (spans[0] as Entry);
  const days = spans.map((entry) => entry.when.slice(0, 10)).filter(Boolean);
  const since = days.sort()[0] ?? '';
  return { title: latest.title, latest, spans, since, group: groupOf(latest) };
}

const isOngoing = (entry: Entry) => CURRENT.has(entry.status) && entry.until === '' && !isVoid(entry);

/** Ruled out or a mistake: it stays to be seen, but never among what a person has. */
const isVoid = (entry: Entry) => entry.doubt === 'ruled out' || entry.doubt === 'entered in error';

function groupOf(entry: Entry): ProblemGroup {
  if (isVoid(entry) || OVER.has(entry.status) || entry.until !== '') return 'resolved';
  if (isAdministrative(entry)) return 'administrative';
  if (isSocial(entry)) return 'social';
  if (isLongTerm(entry)) return 'long-term';
  return CURRENT.has(entry.status) ? 'current' : 'unsaid';
}
