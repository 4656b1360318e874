/** The pages of the closed service, as those see them who have signed in. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, browser, json, open, rosalind, settled } from './site.mjs';

let chromium;
let person;
let stranger;

before(async () => {
  await settled();
  person = await rosalind();
  const { entry } = await json('/fhir/Patient?_count=10');
  stranger = entry.map((e) => e.resource.id).find((id) => id !== person.id);
  chromium = await browser();
});
after(() => chromium?.close());

const problems = (page) => page.getByRole('region', { name: /^Problems \(\d+\)$/ });

test('whoever has not signed in is shown the entrance and nothing else', async () => {
  const page = await open(chromium, person.path, { as: '' });
  await page.waitForURL(/\/login/);
  await page.getByLabel('Password').waitFor();
  const answer = await fetch(`${BASE}/fhir/Patient/${person.id}`);
  assert.equal(answer.status, 401);
  await page.context().close();
});

test('a clinician reads a chart by a token that ends with the tab', async () => {
  const page = await open(chromium, person.path, { as: 'clinician' });
  await problems(page).getByRole('listitem').first().waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing stays behind');
  await page.context().close();
});

test('a patient reads the own chart and who saw it, and nobody else', async () => {
  const page = await open(chromium, person.path, { as: 'rosalind' });
  await problems(page).getByRole('listitem').first().waitFor();
  await page.goto(`${person.path}/seen`);
  await page
    .getByText(/looked at/)
    .first()
    .waitFor();
  await page.goto(`/people/${stranger}`);
  await page.getByRole('alert').first().waitFor();
  assert.equal(await problems(page).count(), 0);
  await page.context().close();
});
