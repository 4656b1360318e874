import { describe, expect, it } from 'vitest';
import { drugOf, headingOf } from './drugs';

describe('the drug of a medicine', () => {
  it.each([
    ['lisinopril 10 MG Oral Tablet', 'lisinopril'],
    ['24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet', 'metformin'],
    ['Metformin 500 mg tab', 'metformin'],
    [
      'hydrochlorothiazide 12.5 MG / lisinopril 10 MG Oral Tablet [Zestoretic]',
      'hydrochlorothiazide / lisinopril',
    ],
    ['lisinopril 10 MG / hydrochlorothiazide 12.5 MG Oral Tablet', 'hydrochlorothiazide / lisinopril'],
    ['1 ML epinephrine 1 MG/ML Injection', 'epinephrine'],
    ['oxycodone', 'oxycodone'],
    ['potassium chloride 20 MEQ', 'potassium chloride'],
    ['sodium fluoride 0.0272 MG/MG Oral Gel', 'sodium fluoride'],
    ['magnesium sulfate 500 MG', 'magnesium sulfate'],
    ['naproxen sodium 220 MG Oral Tablet', 'naproxen'],
  ])('%s is %s', (title, drug) => {
    expect(drugOf(title)).toBe(drug);
  });

  it('is the whole name where nothing is left of it', () => {
    expect(drugOf('100 ML')).toBe('100 ml');
    expect(drugOf('Calcium 500 mg')).toBe('calcium');
  });

  it('is another where an ingredient more is in it', () => {
    expect(drugOf('lisinopril 10 MG')).not.toBe(drugOf('lisinopril 10 MG / hydrochlorothiazide 12.5 MG'));
  });
});

it('heads its row in the letters of the sender', () => {
  expect(headingOf('penicillin v', 'Penicillin V Potassium 500 MG')).toBe('Penicillin V');
  expect(headingOf('lisinopril', 'LISINOPRIL 10MG')).toBe('Lisinopril');
  expect(headingOf('a / b', 'B 1 MG / A 2 MG')).toBe('A / b');
});
