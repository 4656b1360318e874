import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './entries';

const patient = { reference: 'Patient/p' };
const observation = (over: object): FhirResource =>
  ({
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { text: 'A test' },
    ...over,
  }) as FhirResource;
const order = (over: object): FhirResource =>
  ({
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    intent: 'order',
    subject: patient,
    ...over,
  }) as FhirResource;
const titleOf = (...resources: FhirResource[]) => entriesOf(resources, new Map())[0]?.title;

describe('a medicine', () => {
  it('is called what the order calls it', () => {
    expect(titleOf(order({ medicationCodeableConcept: { text: 'Lisinopril 10 mg' } }))).toBe(
      'Lisinopril 10 mg',
    );
    expect(titleOf(order({ medicationReference: { reference: 'Medication/1', display: 'Aspirin' } }))).toBe(
      'Aspirin',
    );
  });

  it('is called what the Medication it points to is called', () => {
    const medication: FhirResource = { resourceType: 'Medication', id: '1', code: { text: 'Ibuprofen' } };
    expect(titleOf(order({ medicationReference: { reference: 'Medication/1' } }), medication)).toBe(
      'Ibuprofen',
    );
    const within = { medicationReference: { reference: '#1' }, contained: [medication] };
    expect(titleOf(order(within))).toBe('Ibuprofen');
  });
});

describe('an observation', () => {
  const kindOf = (category?: string) =>
    entriesOf([observation(category ? { category: [{ coding: [{ code: category }] }] } : {})], new Map())[0]
      ?.kind;

  it('stands where its category says', () => {
    expect(kindOf('vital-signs')).toBe('vital');
    expect(kindOf('laboratory')).toBe('laboratory');
    expect(kindOf('social-history')).toBe('other');
    expect(kindOf()).toBe('laboratory');
  });

  it('of several parts shows them all', () => {
    const pressure = observation({
      component: [
        { code: { text: 'Systolic' }, valueQuantity: { value: 120, unit: 'mmHg' } },
        { code: { text: 'Diastolic' }, valueQuantity: { value: 80, unit: 'mmHg' } },
      ],
    });
    expect(entriesOf([pressure], new Map())[0]?.value).toBe('Systolic 120 mmHg, Diastolic 80 mmHg');
  });
});

describe('a chart', () => {
  it('has its latest fact first, each with the clinics that reported it', () => {
    const clinic = { id: 'a', name: 'A' };
    const entries = entriesOf(
      [
        observation({ id: 'old', effectiveDateTime: '2020' }),
        observation({ id: 'new', effectiveDateTime: '2024-01-01' }),
        { resourceType: 'Practitioner', id: 'x' },
      ],
      new Map([['Observation/new', [clinic]]]),
    );
    expect(entries.map((e) => e.reference)).toEqual(['Observation/new', 'Observation/old']);
    expect(entries[0]?.clinics).toEqual([clinic]);
  });

  it('marks what the clinics state differently', () => {
    const url = 'https://healthrecord.org/fhir/StructureDefinition/disagreement';
    expect(entriesOf([observation({ extension: [{ url }] })], new Map())[0]?.disputed).toBe(true);
  });
});
