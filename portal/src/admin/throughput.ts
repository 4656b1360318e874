import type { Summary } from './types';

/** How many records of a source were settled since the tick before, for each tick that was seen. */
export interface Ticks {
  readonly settled: ReadonlyMap<string, number>;
  readonly rates: ReadonlyMap<string, readonly number[]>;
}

export const noTicks: Ticks = { settled: new Map(), rates: new Map() };
const LONGEST = 60;

/** Adds a summary to what was seen. The first one only sets the mark; a count that fell (a replay) is no throughput. */
export function ticked(ticks: Ticks, summary: Summary): Ticks {
  const settled = new Map<string, number>();
  const rates = new Map<string, readonly number[]>();
  for (const source of summary.sources) {
    const now = source.stored + source.ignored + source.quarantined;
    const before = ticks.settled.get(source.id);
    const seen = ticks.rates.get(source.id) ?? [];
    settled.set(source.id, now);
    rates.set(source.id, before === undefined ? seen : [...seen, Math.max(0, now - before)].slice(-LONGEST));
  }
  return { settled, rates };
}
