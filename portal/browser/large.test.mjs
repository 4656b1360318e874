/** A chart of three thousand facts: all of them can be reached, few are in the page at a time. Times are printed only. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KEY, BASE, browser, json, open, rosalind, settled } from './site.mjs';

const FACTS = 3000;
const SOURCE = 'harbor-primary-care';
const LOINC = [
  ['2345-7', 'Glucose', 'mg/dL', 90],
  ['2823-3', 'Potassium', 'mmol/L', 4],
  ['2160-0', 'Creatinine', 'mg/dL', 1],
  ['718-7', 'Hemoglobin', 'g/dL', 13],
];
const NUMBER = 'HPC-LONG-1';
let chromium;
let path;

/** Always the same numbers (Park and Miller's generator). */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function result(n, random) {
  const [code, display, unit, usual] = LOINC[n % LOINC.length];
  const value = Number((usual * (0.8 + 0.4 * random())).toFixed(1));
  return {
    resourceType: 'Observation',
    id: `long-${n}`,
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
    subject: { reference: 'Patient/long' },
    effectiveDateTime: new Date(Date.UTC(2016, 0, 1, 8) + n * 29 * 3_600_000).toISOString(),
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
  };
}

function bundle() {
  const random = numbers(20261101);
  const patient = {
    resourceType: 'Patient',
    id: 'long',
    identifier: [{ system: 'https://harbor-primary-care.example/mrn', value: NUMBER }],
    name: [{ family: 'Longchart', given: ['Lorna'] }],
    birthDate: '1948-02-03',
    gender: 'female',
  };
  const resources = [patient, ...Array.from({ length: FACTS }, (_, n) => result(n, random))];
  const entry = resources.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }));
  return { resourceType: 'Bundle', type: 'transaction', entry };
}

before(async () => {
  chromium = await browser();
  const headers = { 'Content-Type': 'application/fhir+json' };
  const answer = await fetch(`${BASE}/intake/${SOURCE}`, {
    method: 'POST',
    headers: { ...headers, ...KEY },
    body: JSON.stringify(bundle()),
  });
  assert.equal(answer.status, 202);
  await settled();
  const { entry } = await json(`/fhir/Patient?identifier=${NUMBER}`);
  path = `/people/${entry[0].resource.id}`;
});
after(() => chromium?.close());

/** Milliseconds from the navigation to the moment something is there, and the browser's own largest paint. */
async function usable(t, name, address, ready) {
  const page = await open(chromium, address);
  await ready(page).waitFor();
  const at = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
        setTimeout(() => resolve(Number.NaN), 1000);
      }),
  );
  t.diagnostic(`${name}: usable after ${Math.round(at)} ms, largest paint ${Math.round(paint)} ms`);
  await page.context().close();
}

test('how soon the pages can be used', async (t) => {
  const { path: sample } = await rosalind();
  await usable(t, 'first page', '/', (page) => page.getByRole('textbox', { name: 'Name' }));
  await usable(t, 'sample chart', sample, (page) =>
    page
      .getByRole('region', { name: /^Problems/ })
      .getByRole('listitem')
      .first(),
  );
  await usable(t, 'feeds', '/admin', (page) => page.getByRole('region', { name: 'Table of messages' }));
  await usable(t, `chart of ${FACTS} facts, first part`, path, (page) => page.getByRole('listitem').first());
  await usable(t, `chart of ${FACTS} facts, whole`, path, (page) =>
    page.getByText(`${FACTS.toLocaleString('en')} facts`, { exact: true }),
  );
});

test('a list of three thousand facts scrolls to its end with few of them in the page', async (t) => {
  const page = await open(chromium, path);
  await page.getByText(`${FACTS.toLocaleString('en')} facts`, { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const list = page.getByRole('list', { name: 'Timeline' });
  await list.getByRole('listitem').first().waitFor();
  const seen = await list.evaluate(scrolled);
  const frames = seen.frames.sort((a, b) => a - b);
  const at = (share) => Math.round(frames[Math.floor(share * (frames.length - 1))]);
  t.diagnostic(
    `scrolling ${FACTS} facts: ${frames.length} frames, median ${at(0.5)} ms, 95% ${at(0.95)} ms, longest ${at(1)} ms,` +
      ` long tasks ${seen.tasks.length}${seen.tasks.length ? ` (longest ${Math.round(Math.max(...seen.tasks))} ms)` : ''},` +
      ` at most ${seen.most} lines in the page`,
  );
  assert.equal(seen.facts, FACTS, 'each fact came by');
  assert.ok(seen.most < 60, `at most ${seen.most} lines were in the page at a time`);
  await page.context().close();
});

/** Runs in the page: scrolls on by a third of a screen in each frame until the end. */
async function scrolled(list) {
  const facts = new Set();
  const frames = [];
  const tasks = [];
  let most = 0;
  const observer = new PerformanceObserver((found) =>
    tasks.push(...found.getEntries().map((e) => e.duration)),
  );
  observer.observe({ type: 'longtask' });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let last = await frame();
  let still = 0;
  while (still < 10) {
    const before = window.scrollY;
    window.scrollBy(0, window.innerHeight / 3);
    const now = await frame();
    frames.push(now - last);
    last = now;
    const lines = list.querySelectorAll('li');
    most = Math.max(most, lines.length);
    // The headings of the years are lines too, but no facts.
    for (const line of lines) if (!line.querySelector('h2')) facts.add(line.getAttribute('aria-posinset'));
    still = window.scrollY === before ? still + 1 : 0;
  }
  observer.disconnect();
  return { facts: facts.size, frames, tasks, most };
}
