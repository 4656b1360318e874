import type { Entry } from './entries';

/** The results of one test, the latest first. */
export interface Test {
  readonly key: string;
  readonly title: string;
  readonly latest: Entry;
  readonly earlier: readonly Entry[];
}

/** A row a test, by its code, else by its name: the one measured last first. `entries` are latest first. */
export function testsOf(entries: readonly Entry[]): Test[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.code || entry.title.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups].map(([key, [latest, ...earlier]]) => {
    const first = latest as Entry;
    return { key, title: first.title, latest: first, earlier };
  });
}
