import type { CurrentLists, Row } from './currentLists';
import type { Entry } from './entries';

/** One problem of a person: every time it was stated, the deciding one first. */
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

/** As the lists of the server have them; what these do not name is ruled out or a mistake, and stays to be seen. */
export function problemList(entries: readonly Entry[], lists: CurrentLists): Problem[] {
  const byReference = new Map(entries.map((entry) => [entry.reference, entry]));
  const rows = [...(lists.problems ?? []), ...(lists.otherProblems ?? [])];
  const listed = rows.flatMap((row) => problemOf(row, byReference));
  const named = new Set(rows.flatMap((row) => row.facts));
  const rest = entries.filter((entry) => !named.has(entry.reference)).map(unlisted);
  return [...listed, ...rest].sort(
    (a, b) => PROBLEM_GROUPS.indexOf(a.group) - PROBLEM_GROUPS.indexOf(b.group),
  );
}

/** Nothing where a filter leaves none of its facts. */
function problemOf(row: Row, entries: ReadonlyMap<string, Entry>): Problem[] {
  const spans = row.facts.flatMap((fact) => entries.get(fact) ?? []);
  const [latest] = spans;
  if (!latest) return [];
  const days = spans.map((entry) => entry.when.slice(0, 10)).filter(Boolean);
  return [{ title: latest.title, latest, spans, since: days.sort()[0] ?? '', group: groupOf(row.flag) }];
}

function groupOf(flag: string): ProblemGroup {
  if (flag === '') return 'current';
  return PROBLEM_GROUPS.find((group) => group === flag) ?? 'unsaid';
}

function unlisted(entry: Entry): Problem {
  return {
    title: entry.title,
    latest: entry,
    spans: [entry],
    since: entry.when.slice(0, 10),
    group: 'resolved',
  };
}
