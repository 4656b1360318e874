import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './entries';
import type { Clinic } from './provenance';

const LOINC = 'http://loinc.org';
const quantity = (value: number) => ({ value, unit: 'mm[Hg]', code: 'mm[Hg]' });
const single = (
  id: string,
  code: string,
  value: number,
  when = '2024-05-01T10:00:00-05:00',
): FhirResource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: LOINC, code }] },
  effectiveDateTime: when,
  valueQuantity: quantity(value),
});
const read = (resources: FhirResource[], clinics = new Map<string, Clinic[]>()) =>
  entriesOf(resources, clinics).map(({ title, value, kind, parts }) => ({ title, value, kind, parts }));

describe('a blood pressure', () => {
  it('of one time is one line, whichever number comes first', () => {
    const line = { title: 'Blood pressure', value: '128/82 mmHg', kind: 'vital', parts: ['Observation/d'] };
    const both = [single('s', '8480-6', 128), single('d', '8462-4', 82)];
    expect(read(both)).toEqual([line]);
    expect(read(both.reverse())).toEqual([line]);
  });

  it('of a panel is one line', () => {
    const part = (code: string, value: number) => ({
      code: { coding: [{ system: LOINC, code }] },
      valueQuantity: quantity(value),
    });
    const panel: FhirResource = {
      resourceType: 'Observation',
      id: 'p',
      status: 'final',
      code: { coding: [{ system: LOINC, code: '85354-9', display: 'Blood pressure panel' }] },
      component: [part('8462-4', 65), part('8480-6', 107)],
    };
    expect(read([panel])).toMatchObject([{ title: 'Blood pressure', value: '107/65 mmHg', kind: 'vital' }]);
  });

  it('is never put together of two times or two clinics', () => {
    expect(read([single('s', '8480-6', 128), single('d', '8462-4', 82, '2024-05-02')])).toHaveLength(2);
    const clinics = new Map([
      ['Observation/s', [{ id: 'a', name: 'A' }]],
      ['Observation/d', [{ id: 'b', name: 'B' }]],
    ]);
    expect(read([single('s', '8480-6', 128), single('d', '8462-4', 82)], clinics)).toHaveLength(2);
  });

  it('is left apart where two of one time could go together', () => {
    const two = [single('s', '8480-6', 128), single('t', '8480-6', 140), single('d', '8462-4', 82)];
    expect(read(two)).toHaveLength(3);
  });
});
