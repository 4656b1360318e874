import type { Entry } from '../fhir/entries';
import { blank } from '../fhir/line';
import type { SourceSummary } from '../admin/types';

export const source: SourceSummary = {
  id: 'hill-clinic',
  name: 'Hill Clinic',
  configured: true,
  lastReceived: '2026-01-01T00:00:00Z',
  receivedPerMinute: [...Array<number>(58).fill(0), 1, 2],
  backlog: 0,
  stored: 3,
  ignored: 0,
  retrying: 0,
  quarantined: 0,
  errors: 0,
  duplicates: 0,
  issues: [],
};

const clinics = { hill: 'Hill Clinic', lake: 'Lake Clinic' };

export function entry(over: Partial<Entry>): Entry {
  return {
    ...blank,
    reference: 'Condition/1',
    kind: 'problem',
    title: 'Hypertension',
    when: '2024-05-01',
    parts: [],
    disputes: [],
    disputed: false,
    clinics: [{ id: 'hill', name: 'Hill Clinic' }],
    ...over,
  };
}

export const patient = { resourceType: 'Patient', id: 'p1', name: [{ given: ['Ada'], family: 'Nygaard' }] };

export function condition(id: string, text: string, onsetDateTime: string) {
  return { resourceType: 'Condition', id, code: { text }, onsetDateTime };
}

export function provenance(target: string, ...by: (keyof typeof clinics)[]) {
  const system = 'https://healthrecord.org/fhir/source';
  const agent = by.map((id) => ({ who: { identifier: { system, value: id }, display: clinics[id] } }));
  return { resourceType: 'Provenance', target: [{ reference: target }], agent };
}
