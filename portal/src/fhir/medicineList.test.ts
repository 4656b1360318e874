import { describe, expect, it } from 'vitest';
import { entry } from '../test/samples';
import type { Entry } from './entries';
import { medicineList } from './medicineList';

const TODAY = '2026-11-01';
const order = (title: string, status: string, when: string, over: Partial<Entry> = {}) =>
  entry({ kind: 'medicine', reference: `MedicationRequest/${title}${when}`, title, status, when, ...over });
const list = (...entries: Entry[]) => medicineList(entries, TODAY);

describe('the medicines', () => {
  it('stand by drug: several orders of one drug are one row', () => {
    const { current } = list(
      order('Metformin 500 mg tab', 'active', '2026-05-01'),
      order('metformin hydrochloride 500 MG Oral Tablet', 'completed', '2024-01-01'),
    );
    expect(current).toMatchObject([
      { name: 'Metformin', since: '2024-01-01', latest: { when: '2026-05-01' } },
    ]);
    expect(current[0]?.earlier).toHaveLength(1);
  });

  it('are current while one order holds, past when all are over', () => {
    const { current, past } = list(
      order('lisinopril 10 MG', 'stopped', '2026-06-01'),
      order('lisinopril 10 MG', 'active', '2025-06-01'),
      order('aspirin 81 MG', 'completed', '2020-06-01'),
      order('ibuprofen 400 MG', 'active', '2026-01-01', { until: '2026-02-01' }),
      order('cefazolin 1 G', 'given', '2026-10-01'),
    );
    expect(current.map((m) => m.name)).toEqual(['Lisinopril']);
    expect(past.map((m) => m.name)).toEqual(['Cefazolin', 'Ibuprofen', 'Aspirin']);
  });

  it('say what is not known of a current one', () => {
    const remarks = (...entries: Entry[]) => list(...entries).current[0]?.remarks;
    expect(remarks(order('a 1 MG', 'active', '2026-05-01'))).toEqual(['no end stated']);
    expect(remarks(order('a 1 MG', 'active', '1980-05-01'))).toEqual([
      'old: ordered 1980, never reported stopped',
    ]);
    expect(remarks(order('a 1 MG', 'unknown', '2026-05-01'))).toEqual(['not said whether it is still taken']);
    expect(remarks(order('a 1 MG', 'active', '2026-05-01', { until: '2027-01-01' }))).toEqual([]);
  });

  it('do not say that nobody reported it stopped where a clinic did', () => {
    const dispute = { element: 'status', about: 'Whether it is still taken', sides: [] };
    const { current } = list(
      order('a 1 MG', 'active', '1980-05-01', { disputes: [dispute], disputed: true }),
    );
    expect(current[0]?.remarks).toEqual(['old: ordered 1980']);
  });

  it('that were never started are not current', () => {
    for (const status of ['draft', 'cancelled', 'entered-in-error', 'not-taken'])
      expect(list(order('a 1 MG', status, '2026-05-01')).current).toEqual([]);
  });
});
