import type { FhirResource } from 'fhir/r4';
import { expect, it } from 'vitest';
import { provenance } from '../test/samples';
import { heardClinics } from './provenance';

const of = (recorded: string, ...by: ('hill' | 'lake')[]) =>
  ({ ...provenance('Condition/1', ...by), recorded }) as FhirResource;

it('tells when each clinic was last heard, by what it alone reported', () => {
  expect(
    heardClinics([of('2026-01-02', 'hill'), of('2026-01-01', 'hill'), of('2026-05-01', 'hill', 'lake')]),
  ).toEqual([
    { id: 'hill', name: 'Hill Clinic', heard: '2026-01-02' },
    { id: 'lake', name: 'Lake Clinic', heard: '' },
  ]);
});
