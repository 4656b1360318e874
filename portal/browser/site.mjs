/** What the browser tests and the pictures share: where the service is, a browser, and someone to look at. */
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');

export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
}

export async function json(path, request) {
  const answer = await fetch(path.startsWith('http') ? path : BASE + path, request);
  if (!answer.ok) throw new Error(`${answer.status} from ${new URL(answer.url).pathname}`);
  return answer.json();
}

const SOURCE = 'https://healthrecord.org/fhir/source';
const sourcesOf = (provenance) =>
  provenance.agent.flatMap((agent) =>
    agent.who.identifier?.system === SOURCE ? agent.who.identifier.value : [],
  );

/** The whole chart of a person. */
async function chart(id) {
  const resources = [];
  let next = `/fhir/Patient/${id}/$everything?_count=500`;
  while (next) {
    const page = await json(next);
    resources.push(...(page.entry ?? []).map((entry) => entry.resource));
    const link = page.link?.find((l) => l.relation === 'next')?.url;
    next = link && new URL(link).pathname + new URL(link).search;
  }
  return resources;
}

/** Of the people with the most record numbers, the first known to three clinics; a clinic's number finds them. */
export async function someone() {
  const people = (await json('/fhir/Patient?_count=500')).entry.map((entry) => entry.resource);
  const numbers = (person) =>
    (person.identifier ?? []).filter((i) => i.value && i.type?.coding?.some((c) => c.code === 'MR'));
  people.sort((a, b) => numbers(b).length - numbers(a).length);
  for (const person of people.slice(0, 20)) {
    const resources = await chart(person.id);
    const provenances = resources.filter((r) => r.resourceType === 'Provenance');
    const clinics = new Set(provenances.flatMap(sourcesOf));
    const shared = sharedFact(resources, provenances);
    if (clinics.size >= 3 && shared && trends(resources)) {
      return { id: person.id, recordNumber: numbers(person)[0].value, shared };
    }
  }
  throw new Error('Nobody known to three clinics, with a trend and a fact that two of them reported.');
}

function sharedFact(resources, provenances) {
  const shown = new Set([
    'Condition',
    'AllergyIntolerance',
    'Immunization',
    'MedicationRequest',
    'Observation',
  ]);
  const ids = new Set(resources.map((r) => `${r.resourceType}/${r.id}`));
  return provenances
    .filter((p) => new Set(sourcesOf(p)).size > 1)
    .flatMap((p) => p.target.map((t) => t.reference))
    .find((reference) => shown.has(reference.split('/')[0]) && ids.has(reference));
}

function trends(resources) {
  const seen = new Set();
  return resources.some((r) => {
    if (r.resourceType !== 'Observation' || r.valueQuantity?.value === undefined || !r.effectiveDateTime)
      return false;
    const key = `${r.code.coding?.[0]?.code} ${r.valueQuantity.unit}`;
    return seen.has(key) || !seen.add(key);
  });
}

/** What a person with a disability would stumble on; only what axe calls serious or worse. */
export async function obstacles(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`);
}
