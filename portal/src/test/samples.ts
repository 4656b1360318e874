import type { Row } from '../fhir/currentLists';
import type { Entry } from '../fhir/entries';
import { blank } from '../fhir/line';
import type { SourceSummary } from '../admin/types';

export const source: SourceSummary = {
  id: 'hill-clinic',
  name: 'Hill Clinic',
  configured: true,
  state: 'ACTIVE',
  sandbox: false,
  pulls: [],
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
    additions: [],
    clinics: [{ id: 'hill', name: 'Hill Clinic' }],
    ...over,
  };
}

/** A row of a list of the server that names these facts. */
export function row(name: string, ...facts: string[]): Row {
  return {
    name,
    facts,
    since: '',
    until: '',
    lastOrder: '',
    dose: '',
    prescriber: '',
    reactions: [],
    notes: [],
    flag: '',
  };
}

const ENTRY = 'https://healthrecord.org/fhir/StructureDefinition/current-list-entry';

/** A list of the server: of medicines 10160-0, problems 11450-4, others of them 11348-0, allergies 48765-2. */
export function currentList(code: string, ...entry: object[]) {
  return { resourceType: 'List', id: `l${code}`, code: { coding: [{ code }] }, entry };
}

/** An entry of such a list, with what it says of the fact: `{ name: 'Metformin', note: 'no end stated' }`. */
export function listed(reference: string, said: Record<string, string> = {}, flag?: string) {
  const { since, until, ...texts } = said;
  const days = Object.entries({ since, until }).filter(([, day]) => day);
  const extension = [
    ...Object.entries(texts).map(([url, valueString]) => ({ url, valueString })),
    ...days.map(([url, valueDateTime]) => ({ url, valueDateTime })),
  ];
  return {
    item: { reference },
    extension: [{ url: ENTRY, extension }],
    ...(flag && { flag: { text: flag } }),
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
