import type { Compared, Explained, ReviewList, RegistrationRecord, WaitingPair } from '../admin/types';

/** What the admin API answers of a pair, for tests. */
export const explained: Explained = {
  outcome: 'REVIEW',
  rule: 'TWINS_OR_SLIP',
  sentence:
    'For review: two names spelt much alike at one birth date and household: twins, or a slip (given neighbour -1.0, sex same +0.9; together 28.9 bits).',
  veto: true,
  score: 28.9,
  householdCap: 0,
  version: '1',
  evidence: [
    { field: 'GIVEN', level: 'NEIGHBOUR', bits: -1 },
    { field: 'BIRTH_DATE', level: 'SAME', bits: 12 },
  ],
};

export function record(
  registration: number,
  source: string,
  values: RegistrationRecord['values'],
): RegistrationRecord {
  const number = { registration, source, system: 'urn:a', number: `N-${registration}` };
  return { number, person: `p${registration}`, values };
}

export const waiting = (one: number, other: number): WaitingPair => ({
  one,
  other,
  rule: explained.rule,
  score: explained.score,
  explanation: explained,
  proposedBy: [],
  version: '1',
  decided: '2026-01-01T00:00:00Z',
  claimedBy: null,
  deferredUntil: null,
  note: null,
});

const joanna = record(1, 'hill-clinic', { GIVEN: ['joanna'], FAMILY: ['berg'], BIRTH_DATE: ['1966-10-02'] });
const johanna = record(2, 'lake', { GIVEN: ['johanna'], FAMILY: ['berg'], BIRTH_DATE: ['1966-10-02'] });
const leo = record(3, 'hill-clinic', { GIVEN: ['leo'], FAMILY: ['grau'] });
const leopold = record(4, 'lake', { GIVEN: ['leopold'], FAMILY: ['grau'] });

export const list: ReviewList = {
  waiting: 2,
  pairs: [waiting(1, 2), waiting(3, 4)],
  people: [joanna, johanna, leo, leopold],
  dangers: { p1: [{ danger: 'ALLERGY', name: 'penicillin' }] },
  alarms: 0,
  suspicious: [],
};

export const first: Compared = { question: waiting(1, 2), one: joanna, other: johanna, said: null };
export const second: Compared = { question: waiting(3, 4), one: leo, other: leopold, said: null };
