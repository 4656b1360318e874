import { describe, expect, it } from 'vitest';
import { entry, row } from '../test/samples';
import type { Row } from './currentLists';
import type { Entry } from './entries';
import { medicineList } from './medicineList';

const TODAY = '2026-11-01';
const order = (title: string, when: string, over: Partial<Entry> = {}) =>
  entry({ kind: 'medicine', reference: `MedicationRequest/${title}${when}`, title, when, ...over });
const list = (rows: Row[], ...entries: Entry[]) => medicineList(entries, rows, TODAY);
const metformin = order('Metformin 500 mg tab', '2026-05-01');

describe('the medicines', () => {
  it('are current because the list of the server names them, whatever their own status', () => {
    const stopped = order('aspirin 81 MG', '2026-06-01', { status: 'active' });
    const { current, past } = list([row('metformin', metformin.reference)], metformin, stopped);
    expect(current.map((m) => m.name)).toEqual(['Metformin']);
    expect(past.map((m) => m.name)).toEqual(['Aspirin']);
  });

  it('say what the row says', () => {
    const said = {
      since: '2024-01-01',
      lastOrder: '2026-05-01',
      dose: '1 tab daily',
      prescriber: 'Dr. Vale',
      notes: ['no end stated'],
    };
    const { current } = list([{ ...row('metformin', metformin.reference), ...said }], metformin);
    const { notes: remarks, ...rest } = said;
    expect(current).toMatchObject([{ ...rest, remarks }]);
  });

  it('have behind the row what else is known of the drug', () => {
    const older = order('metformin hydrochloride 500 MG Oral Tablet', '2024-01-01');
    const beside = order('Glucophage', '2025-01-01');
    const { current, past } = list(
      [row('metformin', metformin.reference, beside.reference)],
      older,
      beside,
      metformin,
    );
    expect(current[0]?.earlier).toEqual([beside, older]);
    expect(past).toEqual([]);
  });

  it('are past once the end that the list states has passed', () => {
    const ended = { ...row('metformin', metformin.reference), until: '2026-02-01' };
    expect(list([ended], metformin)).toMatchObject({ current: [], past: [{ name: 'Metformin' }] });
    expect(list([{ ...ended, until: '2026-11' }], metformin).current).toHaveLength(1);
  });

  it('go by what is left of a row where a filter leaves some of its facts', () => {
    const beside = order('Glucophage', '2025-01-01', { by: 'Dr. Hill' });
    const both = { ...row('metformin', metformin.reference, beside.reference), prescriber: 'Dr. Vale' };
    expect(list([both], beside).current).toMatchObject([{ latest: beside, prescriber: 'Dr. Hill' }]);
    expect(list([both])).toEqual({ current: [], past: [] });
  });
});
