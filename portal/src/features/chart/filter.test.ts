import { describe, expect, it } from 'vitest';
import { entry } from '../../test/samples';
import { asked, everything, matching } from './filter';

describe('filtering a chart', () => {
  it('leaves everything in unless something is asked', () => {
    expect(matching([entry({})], everything)).toHaveLength(1);
  });

  it('keeps what one of the wanted clinics reported', () => {
    const entries = [entry({}), entry({ clinics: [{ id: 'b', name: 'B' }] })];
    expect(matching(entries, { ...everything, clinics: ['b'] })).toEqual([entries[1]]);
  });

  it('counts the last day in', () => {
    const late = entry({ when: '2024-05-01T23:10:00Z' });
    expect(matching([late], { ...everything, to: '2024-05-01' })).toEqual([late]);
    expect(matching([late], { ...everything, to: '2024-04-30' })).toEqual([]);
  });

  it('never hides what has no date', () => {
    const undated = entry({ when: '', kind: 'allergy' });
    expect(matching([undated], { ...everything, from: '2025-01-01' })).toEqual([undated]);
  });

  it('keeps what may lie in the time when only its year is known', () => {
    const year = entry({ when: '2024' });
    expect(matching([year], { ...everything, from: '2024-06-01' })).toEqual([year]);
    expect(matching([year], { ...everything, from: '2025-01-01' })).toEqual([]);
  });

  it('keeps the kinds and the words that are asked for', () => {
    const entries = [entry({}), entry({ kind: 'visit', title: 'Office visit' })];
    expect(matching(entries, { ...everything, kinds: ['visit'] })).toEqual([entries[1]]);
    expect(matching(entries, { ...everything, text: ' HYPER' })).toEqual([entries[0]]);
    expect(asked({ ...everything, kinds: ['visit'], text: ' ' })).toBe(1);
  });
});
