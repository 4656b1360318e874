import type { Entry } from './entries';

/** A year of a timeline: undated facts are in the last, whose year is "". */
export interface Year {
  readonly year: string;
  readonly rows: readonly TimelineRow[];
}

/** A visit with what was found, done and ordered at it, or a fact of no visit. */
export type TimelineRow =
  | { readonly is: 'visit'; readonly entry: Entry; readonly inside: readonly Entry[] }
  | { readonly is: 'fact'; readonly entry: Entry };

/**
 * Everything over time, the latest first, in years. A fact is in the frame of the visit it names, on whichever day it
 * was; one whose visit is not shown, and one that names none, is by itself. `entries` are latest first.
 */
export function timelineOf(entries: readonly Entry[]): Year[] {
  const visits = new Map(entries.filter((e) => e.kind === 'visit').map((e) => [e.reference, [] as Entry[]]));
  const rows: TimelineRow[] = [];
  for (const entry of entries) {
    const inside = entry.kind === 'visit' ? undefined : visits.get(entry.visit);
    if (inside) inside.push(entry);
    else if (entry.kind === 'visit')
      rows.push({ is: 'visit', entry, inside: visits.get(entry.reference) ?? [] });
    else rows.push({ is: 'fact', entry });
  }
  const years = new Map<string, TimelineRow[]>();
  for (const row of rows) {
    const year = row.entry.when.slice(0, 4);
    const there = years.get(year);
    if (there) there.push(row);
    else years.set(year, [row]);
  }
  return [...years].map(([year, ofYear]) => ({ year, rows: ofYear }));
}

/** "12 laboratory results, 2 notes": what is in a frame, the most first. */
export function countsText(entries: readonly Entry[], names: Record<Entry['kind'], string>): string {
  const counts = new Map<Entry['kind'], number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${names[kind].toLowerCase()} (${count})`)
    .join(', ');
}
