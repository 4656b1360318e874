import { expect, it } from 'vitest';
import { dangerText, eventText, nameOf, numberText, ruleText, valuesText, weightText } from './words';
import { explained, record } from '../../test/review';

it('says what a weight means, and the weight', () => {
  expect(weightText(12.8)).toBe('speaks strongly for one person (+12.8)');
  expect(weightText(-4)).toBe('speaks against one person (−4.0)');
  expect(weightText(0.9)).toBe('speaks a little for one person (+0.9)');
  expect(weightText(0)).toBe('says nothing (0.0)');
});

it('takes the rule out of the sentence and leaves the figures to the table', () => {
  expect(ruleText(explained)).toBe(
    'Two names spelt much alike at one birth date and household: twins, or a slip.',
  );
});

it('shows particulars as a reader writes them', () => {
  const side = record(1, 'lake', {
    GIVEN: ['mary-ann'],
    FAMILY: ["o'neil"],
    ADDRESS: ['1 main st, saco, me, 04072'],
    PHONE: ['2075550113'],
    NUMBER: ['urn:a|N-1', 'urn:b|P-7'],
  });
  expect(nameOf(side)).toBe("Mary-Ann O'Neil");
  expect(valuesText('ADDRESS', side)).toBe('1 Main St, Saco, ME, 04072');
  expect(valuesText('PHONE', side)).toBe('207-555-0113');
  expect(valuesText('NUMBER', side, 'N-1')).toBe('P-7');
  expect(numberText('3f6b9abd-a6cf-3d09-ad11-2c73abbe5437')).toBe('id 3f6b9abd…');
});

it('names each danger once, with what it is', () => {
  expect(
    dangerText([
      { danger: 'OPIOID', name: 'oxycodone' },
      { danger: 'ALLERGY', name: 'penicillin' },
      { danger: 'ALLERGY', name: 'penicillin' },
    ]),
  ).toBe('an allergy (penicillin), an opioid (oxycodone)');
});

const naming = {
  person: 'p1',
  called: (registration: number) => `Lake ${registration}`,
  clinicOf: () => 'Lake Clinic',
  textOf: () => 'Lake 1',
};
const event = {
  recorded: '2026-01-01T00:00:00Z',
  effective: null,
  by: 'ada',
  reason: null,
  registration: null,
  from: null,
  to: null,
  one: 1,
  other: 2,
  explanation: null,
  proposedBy: null,
};

it("tells a steward's word once, though it is kept twice", () => {
  expect(eventText({ ...event, what: 'NEVER', reason: 'twins' }, naming)).toBe('');
  const word = { ...event, what: 'NEVER', effective: event.recorded, reason: 'twins' };
  expect(eventText(word, naming)).toBe(
    'ada decided that Lake 1 and Lake 2 never are one person. Reason: twins',
  );
});

it('tells what the clinics said and what moved', () => {
  const merge = { ...event, what: 'MERGE', by: 'lake', effective: event.recorded, reason: 'MRG-1' };
  expect(eventText(merge, naming)).toBe('Lake Clinic merged Lake 1 and Lake 2, at MRG-1 of a message.');
  const moved = { ...event, what: 'MOVED', registration: record(1, 'lake', {}).number, to: 'p2', from: 'p1' };
  expect(eventText({ ...moved, by: 'STEWARD ada' }, naming)).toBe(
    'Lake 1 left for another person, by steward ada.',
  );
});
