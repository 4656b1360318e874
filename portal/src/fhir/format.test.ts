import { describe, expect, it } from 'vitest';
import { conceptText, dateText, nameText, periodText, quantityText } from './format';

describe('dates', () => {
  it('are shown with the precision they were stated with', () => {
    expect(dateText('2026')).toBe('2026');
    expect(dateText('2026-03')).toBe('Mar 2026');
    expect(dateText('2026-03-09')).toBe('9 Mar 2026');
    expect(dateText('2026-03-09T14:05:00-05:00')).toBe('9 Mar 2026, 14:05');
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
