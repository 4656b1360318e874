import { describe, expect, it } from 'vitest';
import {
  ageOn,
  conceptText,
  dateText,
  nameText,
  numberText,
  periodText,
  quantityText,
  whenText,
} from './format';

describe('dates', () => {
  it('are shown with the precision they were stated with', () => {
    expect(dateText('2026')).toBe('2026');
    expect(dateText('2026-03')).toBe('Mar 2026');
    expect(dateText('2026-03-09')).toBe('9 Mar 2026');
    expect(dateText('2026-03-09T14:05:00-05:00')).toBe('9 Mar 2026, 14:05');
  });

  it('are the clock of the clinic, and say so where they are that of no clinic', () => {
    expect(whenText('2026-03-09T23:05:00-05:00')).toBe('9 Mar 2026, 23:05');
    expect(whenText('2026-03-09T23:05:00Z')).toBe('9 Mar 2026, 23:05 UTC');
    expect(whenText('2026-03-09')).toBe('9 Mar 2026');
  });
});

describe('an age', () => {
  it('is in whole years, and not known from a year alone', () => {
    expect(ageOn('2026-03-11', '1957-03-12')).toBe(68);
    expect(ageOn('2026-03-12', '1957-03-12')).toBe(69);
    expect(ageOn('2026-03-12', '1957')).toBeUndefined();
  });
});

describe('periods', () => {
  it('name a day once', () => {
    expect(periodText({ start: '2026-03-09T14:05:00Z', end: '2026-03-09T15:00:00Z' })).toBe(
      '9 Mar 2026, 14:05 – 15:00',
    );
    expect(periodText({ start: '2026-03-09', end: '2026-03-11' })).toBe('9 Mar 2026 – 11 Mar 2026');
    expect(periodText({ start: '2026-03-09' })).toBe('9 Mar 2026');
  });
});

describe('codes', () => {
  it("prefer the sender's own words", () => {
    expect(conceptText({ text: 'sugar', coding: [{ display: 'Glucose', code: '2345-7' }] })).toBe('sugar');
    expect(conceptText({ coding: [{ code: '2345-7' }, { display: 'Glucose' }] })).toBe('Glucose');
    expect(conceptText({ coding: [{ code: '2345-7' }] })).toBe('2345-7');
    expect(conceptText(undefined)).toBe('');
  });
});

describe('quantities', () => {
  it('keep comparator and unit', () => {
    expect(quantityText({ value: 0.1, comparator: '<', unit: 'ng/mL' })).toBe('<0.1 ng/mL');
    expect(quantityText({ value: 0, unit: 'mg' })).toBe('0 mg');
    expect(quantityText({})).toBe('');
  });

  it('are written as people write them', () => {
    expect(quantityText({ value: 37.2, code: 'Cel' })).toBe('37.2 °C');
    expect(quantityText({ value: 6.4, unit: '%' })).toBe('6.4%');
    expect(quantityText({ value: 72, unit: '/min' })).toBe('72/min');
    expect(quantityText({ value: 7, unit: '{score}' })).toBe('7');
  });

  it('have no more digits than mean something', () => {
    expect(numberText(29.123456)).toBe('29.12');
    expect(numberText(1.0256)).toBe('1.026');
    expect(numberText(0.01234)).toBe('0.01234');
    expect(numberText(1234.56)).toBe('1235');
    expect(numberText(245123)).toBe('245,123');
    expect(numberText(7.4)).toBe('7.4');
    expect(numberText(4.8071)).toBe('4.81');
    expect(numberText(107.52)).toBe('107.5');
    expect(numberText(23456.7)).toBe('23,457');
  });
});

describe('names', () => {
  it('prefer the official one', () => {
    expect(
      nameText([
        { family: 'Old' },
        { use: 'official', given: ['Ada', 'M'], family: 'Nygaard', suffix: ['Jr'] },
      ]),
    ).toBe('Ada M Nygaard Jr');
    expect(nameText(undefined)).toBe('Name not known');
  });
});
