import { describe, expect, it } from 'vitest';
import { entry, row } from '../test/samples';
import { allergiesOf } from './allergies';
import type { Entry } from './entries';

const allergy = (title: string, over: Partial<Entry> = {}) =>
  entry({ kind: 'allergy', reference: `AllergyIntolerance/${title}`, title, ...over });
const clinics = [
  { id: 'hill', name: 'Hill Clinic' },
  { id: 'lake', name: 'Lake Clinic' },
];

describe('the allergies', () => {
  it('are one thing, the statement that there is none another, and silence a third', () => {
    const none = allergy('No Known Drug Allergies', { codes: ['http://snomed.info/sct|409137002'] });
    const known = allergiesOf([allergy('Latex'), none], clinics, []);
    expect(known.current.map((one) => one.entry.title)).toEqual(['Latex']);
    expect(known.none).toEqual([none]);
    expect(known.silent).toEqual([clinics[1]]);
    expect(allergiesOf([entry({})], clinics, [])).toMatchObject({ current: [], none: [], silent: clinics });
  });

  it('know the statement by its words too', () => {
    for (const title of ['NKDA', 'No known allergies', 'No known drug allergy', 'no allergies'])
      expect(allergiesOf([allergy(title)], [], []).none, title).toHaveLength(1);
    expect(allergiesOf([allergy('Allergy to eggs')], [], []).none).toEqual([]);
  });

  it('stand in the order of the list, with all that it knows of a substance', () => {
    const eggs = allergy('Eggs', { value: 'Rash' });
    const egg = allergy('Egg white');
    const rows = [
      { ...row('Eggs', eggs.reference, egg.reference), reactions: ['Anaphylaxis (severe)', 'Rash'] },
      row('Pollen', 'AllergyIntolerance/Pollen'),
    ];
    const { current } = allergiesOf([allergy('Pollen'), egg, eggs], [], rows);
    expect(current).toMatchObject([
      { entry: { title: 'Eggs', value: 'Anaphylaxis (severe), Rash' }, beside: [egg] },
      { entry: { title: 'Pollen' }, beside: [] },
    ]);
  });

  it('are past where they say so; what no list names is not hidden', () => {
    const resolved = allergy('Milk', { status: 'resolved' });
    const { current, past } = allergiesOf(
      [allergy('Pollen'), resolved, allergy('Dust', { doubt: 'ruled out' })],
      [],
      [],
    );
    expect(current.map((one) => one.entry.title)).toEqual(['Pollen']);
    expect(past.map((e) => e.title)).toEqual(['Milk', 'Dust']);
  });
});
