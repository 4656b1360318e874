import { expect, test } from 'vitest';
import { clinicOf, consentOf, holds, revoked, sentenceOf } from './consents';

const names = (id: string) => (id === 'quay' ? 'Quay Cancer Center' : id);
/** As the service gives it back: it names a clinic by the id of its source. */
const asKept = (clinic: string) => ({
  ...consentOf('p1', { clinic, from: 'everybody' }),
  identifier: [{ system: 'https://healthrecord.org/fhir/consent', value: 'n.1' }],
  provision: {
    type: 'deny' as const,
    data: [
      {
        meaning: 'authoredby' as const,
        reference: { identifier: { system: 'https://healthrecord.org/fhir/source', value: clinic } },
      },
    ],
  },
});

test('a clinic is hidden from everybody else', () => {
  expect(sentenceOf(asKept('quay'), names)).toBe(
    'Everything from Quay Cancer Center is hidden from everybody else.',
  );
});

test('a kind of information is hidden from a role until a day', () => {
  const consent = consentOf('p1', { kind: 'HIV', from: 'clinicians', until: '2027-01-31' });
  expect(sentenceOf(consent, names)).toBe(
    'What is known about HIV is hidden from clinicians until 2027-01-31.',
  );
  expect(consent.provision?.actor).toHaveLength(1);
});

test('everybody but clinicians is an exception within', () => {
  const consent = consentOf('p1', { kind: 'SUD', from: 'others' });
  expect(sentenceOf(consent, names)).toBe(
    'What is known about alcohol, drugs and their treatment is hidden from everybody else, but shown to clinicians.',
  );
});

test('what is not limited is the whole chart', () => {
  expect(sentenceOf(consentOf('p1', { from: 'everybody' }), names)).toBe(
    'The whole chart is hidden from everybody else.',
  );
});

test('it holds until it is revoked or its last day is over, and only where it was stated here', () => {
  const consent = asKept('quay');
  expect(holds(consent, '2026-05-01')).toBe(true);
  expect(holds(revoked(consent), '2026-05-01')).toBe(false);
  expect(holds({ ...consent, identifier: [] }, '2026-05-01')).toBe(false);
  const ended = { ...consent, provision: { ...consent.provision, period: { end: '2026-04-30' } } };
  expect(holds(ended, '2026-04-30')).toBe(true);
  expect(holds(ended, '2026-05-01')).toBe(false);
});

test('only an organization that sends can be named', () => {
  expect(clinicOf({ resourceType: 'Organization', id: 'source-quay' })).toBe('quay');
  expect(clinicOf({ resourceType: 'Organization', id: 'f1' })).toBeUndefined();
});
