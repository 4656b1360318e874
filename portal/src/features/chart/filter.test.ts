import { describe, expect, it } from 'vitest';
import type { Entry } from '../../fhir/entries';
import { everything, matching } from './filter';

const clinic = { id: 'a', name: 'A' };
const entry = (over: Partial<Entry>): Entry => ({
  reference: 'Condition/1',
  kind: 'problem',
  title: 'Hypertension',
  code: '',
  when: '2024-05-01',
  value: '',
  number: undefined,
  unit: '',
  status: '',
  disputed: false,
  clinics: [clinic],
  ...over,
});

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
});
