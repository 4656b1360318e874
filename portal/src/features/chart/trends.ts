import type { Entry } from '../../fhir/entries';

/** One result of a trend; a blood pressure has two numbers. */
export interface Point {
  readonly reference: string;
  readonly when: string;
  /** Milliseconds, by the clock of the clinic: only the order and the distance of points come of it. */
  readonly time: number;
  readonly value: number;
  readonly second?: number;
  /** The result as it is read: "128/82 mmHg". */
  readonly text: string;
  readonly clinics: string;
}

/** The results of one test over time. */
export interface Trend {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  /** The range stated with the latest result. */
  readonly range: string;
  readonly points: readonly Point[];
}

/**
 * Tests with at least two numeric results in one unit, the most often measured first. Results in another unit are a
 * trend of their own: nothing is converted.
 */
export function trendsOf(entries: readonly Entry[]): Trend[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (valueOf(entry) === undefined || entry.when === '' || entry.code === '') continue;
    const key = `${entry.code}\n${unitOf(entry)}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map(trendOf)
    .sort((a, b) => b.points.length - a.points.length || a.title.localeCompare(b.title));
}

const valueOf = (entry: Entry) => entry.pressure?.systolic ?? entry.number;
const unitOf = (entry: Entry) => entry.pressure?.unit ?? entry.unit;

function trendOf(group: Entry[]): Trend {
  const latest = group.reduce((a, b) => (b.when > a.when ? b : a));
  return {
    code: latest.code,
    title: latest.title,
    unit: unitOf(latest),
    range: latest.range,
    points: group.map(pointOf).sort((a, b) => a.time - b.time),
  };
}

function pointOf(entry: Entry): Point {
  const second = entry.pressure?.systolic === undefined ? undefined : entry.pressure.diastolic;
  return {
    reference: entry.reference,
    when: entry.when,
    time: Date.parse(wallClock(entry.when)),
    value: valueOf(entry) ?? 0,
    ...(second === undefined ? {} : { second }),
    text: entry.value || `${valueOf(entry) ?? ''} ${unitOf(entry)}`.trim(),
    clinics: entry.clinics.map((clinic) => clinic.name).join(', '),
  };
}

/** The stated clock without its offset, as if it were UTC, so that a browser elsewhere moves no point to another day. */
const wallClock = (when: string) =>
  when.includes('T') ? `${when.replace(/(Z|[+-]\d\d:\d\d)$/, '')}Z` : when;
