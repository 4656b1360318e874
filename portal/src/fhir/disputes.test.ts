import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { disputesOf } from './disputes';

const url = 'https://healthrecord.org/fhir/StructureDefinition/disagreement';
const says = (source: string, stated: string, element?: string) => ({
  url,
  extension: [
    ...(element ? [{ url: 'element', valueString: element }] : []),
    { url: 'source', valueString: source },
    { url: 'stated', valueString: stated },
  ],
});
const resource = (resourceType: string, over: object) => ({ resourceType, id: '1', ...over }) as FhirResource;

describe('two sides that read alike', () => {
  it('are shown as they were stated, so that the difference is seen', () => {
    const side = (source: string, stated: string) => ({
      url: 'https://healthrecord.org/fhir/StructureDefinition/disagreement',
      extension: [
        { url: 'element', valueString: 'onset[x]' },
        { url: 'source', valueString: source },
        { url: 'stated', valueString: stated },
      ],
    });
    const extension = [side('hill', '2014-02-16T09:51:00Z'), side('lake', '2014-02-16T09:51:00-05:00')];
    const [onset] = disputesOf({ resourceType: 'Condition', subject: {}, extension });
    expect(onset?.sides.map((one) => one.words)).toEqual([
      '2014-02-16 09:51:00Z',
      '2014-02-16 09:51:00-05:00',
    ]);
  });
});

describe('a dispute', () => {
  it('says what it is about and who says what, each side once', () => {
    const order = resource('MedicationRequest', {
      extension: [
        says('a', 'active', 'status'),
        says('b', 'stopped', 'status'),
        says('c', 'active', 'status'),
      ],
    });
    expect(disputesOf(order)).toEqual([
      {
        element: 'status',
        about: 'Whether it is still taken',
        sides: [
          { words: 'active', sources: ['a', 'c'] },
          { words: 'stopped', sources: ['b'] },
        ],
      },
    ]);
  });

  it('may stand on the element itself, also on a primitive one', () => {
    const patient = resource('Patient', {
      birthDate: '1957-03-12',
      _birthDate: { extension: [says('a', '1957-03-12'), says('b', '1957-12-03')] },
    });
    expect(disputesOf(patient)).toMatchObject([
      { about: 'Birth date', sides: [{ words: '12 Mar 1957' }, { words: '3 Dec 1957' }] },
    ]);
  });

  it('finds words for any element', () => {
    const about = (type: string, element: string) =>
      disputesOf(resource(type, { extension: [says('a', 'x', element)] }))[0]?.about;
    expect(about('AllergyIntolerance', 'code')).toBe('Whether there is an allergy');
    expect(about('AllergyIntolerance', 'reaction(Hives).severity')).toBe('How severe the reaction is');
    expect(about('Observation', 'value[x]')).toBe('The result');
    expect(about('Immunization', 'primarySource')).toBe('Primary source');
  });

  it('is none where the clinics agree', () => {
    expect(disputesOf(resource('Condition', { extension: [{ url: 'http://example.org/other' }] }))).toEqual(
      [],
    );
  });
});
