import type { Entry } from '../../fhir/entries';

/** The results of one test over time. */
export interface Trend {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly points: readonly {
    readonly when: string;
    readonly time: number;
    readonly value: number;
    readonly clinics: string;
  }[];
}

/**
 * Tests with at least two numeric results in one unit, the most often measured first. Results in another unit are a
 * trend of their own: nothing is converted.
 */
export function trendsOf(entries: readonly Entry[]): Trend[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.number === undefined || entry.when === '' || entry.code === '') continue;
    const key = `${entry.code}\n${entry.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map(trendOf)
    .sort((a, b) => b.points.length - a.points.length || a.title.localeCompare(b.title));
}

function trendOf(group: Entry[]): Trend {
  const [first] = group;
  return {
    code: first?.code ?? '',
    title: first?.title ?? '',
    unit: first?.unit ?? '',
    points: group
      .map((entry) => ({
        when: entry.when,
        time: Date.parse(entry.when),
        value: entry.number ?? 0,
        clinics: entry.clinics.map((clinic) => clinic.name).join(', '),
      }))
      .sort((a, b) => a.time - b.time),
  };
}
