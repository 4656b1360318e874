import { describe, expect, it } from 'vitest';
import { entry } from '../test/samples';
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
    const known = allergiesOf([allergy('Latex'), none], clinics);
    expect(known.current.map((e) => e.title)).toEqual(['Latex']);
    expect(known.none).toEqual([none]);
    expect(known.silent).toEqual([clinics[1]]);
    expect(allergiesOf([entry({})], clinics)).toMatchObject({ current: [], none: [], silent: clinics });
  });

  it('know the statement by its words too', () => {
    for (const title of ['NKDA', 'No known allergies', 'No known drug allergy', 'no allergies'])
      expect(allergiesOf([allergy(title)], []).none, title).toHaveLength(1);
    expect(allergiesOf([allergy('Allergy to eggs')], []).none).toEqual([]);
  });

  it('stand with the dangerous first, and what is over apart', () => {
    const { current, past } = allergiesOf(
      [
        allergy('Pollen'),
        allergy('Penicillin', { flag: { words: 'dangerous', grave: true } }),
        allergy('Eggs', { value: 'Anaphylaxis' }),
        allergy('Milk', { status: 'resolved' }),
        allergy('Dust', { doubt: 'ruled out' }),
      ],
      [],
    );
    expect(current.map((e) => e.title)).toEqual(['Penicillin', 'Eggs', 'Pollen']);
    expect(past.map((e) => e.title)).toEqual(['Milk', 'Dust']);
  });
});
