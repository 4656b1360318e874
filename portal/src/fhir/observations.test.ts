import type { Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { observationLine } from './observations';

const LOINC = 'http://loinc.org';
const line = (over: Partial<Observation>) =>
  observationLine({ resourceType: 'Observation', status: 'final', code: { text: 'Potassium' }, ...over });
const value = { value: 5.6, unit: 'mmol/L', code: 'mmol/L' };
const bound = (n: number, code = 'mmol/L') => ({ value: n, unit: code, code });
const interpretation = (code: string) => [{ coding: [{ code }] }];

describe('the range of a result', () => {
  it("is the sender's, in its own words where it has some", () => {
    expect(line({ referenceRange: [{ low: bound(3.5), high: bound(5.1) }] }).range).toBe(
      '3.5 mmol/L – 5.1 mmol/L',
    );
    expect(line({ referenceRange: [{ high: bound(5.1) }] }).range).toBe('up to 5.1 mmol/L');
    expect(line({ referenceRange: [{ low: bound(3.5) }] }).range).toBe('from 3.5 mmol/L');
    expect(line({ referenceRange: [{ text: 'negative' }] }).range).toBe('negative');
  });
});

describe('the flag of a result', () => {
  it("is the sender's own judgement before anything else", () => {
    expect(line({ interpretation: interpretation('HH') }).flag).toEqual({
      words: 'critically high',
      grave: true,
    });
    const normal = { interpretation: interpretation('N'), valueQuantity: value };
    expect(line({ ...normal, referenceRange: [{ high: bound(5.1) }] }).flag).toBeUndefined();
  });

  it('says where the number lies to the only range, without one', () => {
    expect(line({ valueQuantity: value, referenceRange: [{ high: bound(5.1) }] }).flag?.words).toBe(
      'above its range',
    );
    expect(line({ valueQuantity: value, referenceRange: [{ low: bound(6) }] }).flag?.words).toBe(
      'below its range',
    );
    expect(line({ valueQuantity: value, referenceRange: [{ high: bound(6) }] }).flag).toBeUndefined();
  });

  it('is none where number and range cannot be compared', () => {
    expect(
      line({ valueQuantity: value, referenceRange: [{ high: bound(5.1, 'mg/dL') }] }).flag,
    ).toBeUndefined();
    const two = [{ high: bound(5.1) }, { high: bound(5.3) }];
    expect(line({ valueQuantity: value, referenceRange: two }).flag).toBeUndefined();
    const ofSome = [{ high: bound(5.1), appliesTo: [{ text: 'pregnant' }] }];
    expect(line({ valueQuantity: value, referenceRange: ofSome }).flag).toBeUndefined();
  });
});

describe('the kind of an observation', () => {
  const coded = (code: string, display: string, over: Partial<Observation> = {}) =>
    line({ code: { coding: [{ system: LOINC, code, display }] }, ...over }).kind;
  const category = (...codes: string[]) => [{ coding: codes.map((code) => ({ code })) }];
  const answer = { valueCodeableConcept: { coding: [{ system: LOINC, code: 'LA33-6' }] } };

  it('is a questionnaire wherever it is also filed', () => {
    expect(coded('70274-6', 'GAD-7', { category: category('laboratory', 'survey') })).toBe('survey');
  });

  it('is a questionnaire without a category too, never a laboratory result', () => {
    expect(coded('71802-3', 'Housing status', answer)).toBe('survey');
    expect(coded('55758-7', 'Patient Health Questionnaire 2 item', { valueQuantity: { value: 2 } })).toBe(
      'survey',
    );
    expect(coded('99999-9', 'Anything', { valueQuantity: { value: 2, unit: '{score}' } })).toBe('survey');
  });

  it('is a laboratory result where a specimen is named', () => {
    expect(coded('5802-4', 'Nitrite [Presence] in Urine', answer)).toBe('laboratory');
  });

  it('is a vital sign by its code, and social history by its code', () => {
    expect(coded('8867-4', 'Heart rate')).toBe('vital');
    expect(coded('72166-2', 'Tobacco smoking status', answer)).toBe('other');
  });
});

it('a result under the name of its panel is called what it is', () => {
  const coding = [{ system: LOINC, code: '2339-0', display: 'Glucose [Mass/volume] in Blood' }];
  expect(line({ code: { text: 'Comprehensive metabolic 2000 panel', coding } }).title).toBe(
    'Glucose in Blood',
  );
  expect(line({ code: { text: 'sugar', coding } }).title).toBe('sugar');
});
