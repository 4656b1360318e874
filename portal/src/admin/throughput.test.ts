import { describe, expect, it } from 'vitest';
import { noTicks, ticked } from './throughput';
import type { Summary } from './types';
import { source } from '../test/samples';

const summary = (stored: number): Summary => ({
  at: '2026-01-01T00:00:00Z',
  backlog: 0,
  states: {},
  sources: [{ ...source, stored }],
});
const rates = (...stored: number[]) =>
  stored.reduce((ticks, n) => ticked(ticks, summary(n)), noTicks).rates.get(source.id);

describe('throughput', () => {
  it('is what was settled between two ticks; the first only sets the mark', () => {
    expect(rates(100)).toEqual([]);
    expect(rates(100, 104, 104, 110)).toEqual([4, 0, 6]);
  });

  it('is never less than nothing', () => {
    expect(rates(10, 4, 5)).toEqual([0, 1]);
  });

  it('keeps the last minute of ticks', () => {
    expect(rates(...Array.from({ length: 100 }, (_, n) => n))).toHaveLength(60);
  });
});
