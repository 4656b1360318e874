import type { AuditEvent } from 'fhir/r4';
import { expect, test } from 'vitest';
import { gathered, seen } from './words';

const event = (minute: number, sentence: string, outcome: '0' | '8' = '0'): AuditEvent => ({
  resourceType: 'AuditEvent',
  id: `c.${minute}`,
  type: { code: 'rest' },
  recorded: `2026-11-30T12:${String(minute).padStart(2, '0')}:00Z`,
  outcome,
  agent: [{ requestor: true, network: { address: '10.0.0.7', type: '2' } }],
  source: { observer: {} },
  entity: [{ what: { reference: 'Patient/p1' } }, { what: { reference: 'Observation/o1' } }],
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${sentence}</div>` },
});

test('an event is told in the words of the server, without its markup', () => {
  const line = seen(event(1, 'Dr &amp; Lee <b>looked at</b> visits.'));
  expect(line).toMatchObject({
    sentence: 'Dr & Lee looked at visits.',
    from: '10.0.0.7',
    people: ['p1'],
    refused: false,
  });
  expect(seen(event(2, 'x', '8')).refused).toBe(true);
});

test('the same within ten minutes is one line', () => {
  const lines = gathered([event(30, 'a'), event(29, 'a'), event(28, 'b'), event(1, 'b')].map(seen));
  expect(lines.map(({ first, times }) => [first.sentence, times])).toEqual([
    ['a', 2],
    ['b', 1],
    ['b', 1],
  ]);
});
