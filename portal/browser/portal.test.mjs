/** The pages in a real browser over the running service with sample records in it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, browser, json, obstacles, someone } from './site.mjs';

const WAIT = Number(process.env.BROWSER_TIMEOUT ?? 30_000);
let chromium;
let person;

before(async () => {
  person = await someone();
  chromium = await browser();
});
after(() => chromium?.close());

async function at(path, size = { width: 1280, height: 900 }) {
  const context = await chromium.newContext({ baseURL: BASE, viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  await page.goto(path);
  return page;
}

async function isAccessible(page) {
  assert.deepEqual(await obstacles(page), []);
}

test('a record number of any clinic leads to the one chart', async () => {
  const page = await at('/');
  await page.getByRole('textbox', { name: 'Record number' }).fill(person.recordNumber);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.locator(`a[href="/people/${person.id}"]`).waitFor();
  await isAccessible(page);
  await page.locator(`a[href="/people/${person.id}"]`).click();
  await page.getByRole('tab', { name: 'Overview' }).waitFor();
  await isAccessible(page);
  await page.close();
});

test('a laboratory trend shows its results as a plot and as a table', async () => {
  const page = await at(`/people/${person.id}`);
  await page.getByRole('tab', { name: 'Trends' }).click();
  const trend = page.getByRole('region', { name: /^Trend of/ });
  await trend.waitFor();
  assert.ok((await trend.getByRole('row').count()) > 2);
  assert.ok((await page.locator('.recharts-line-curve').count()) > 0);
  await isAccessible(page);
  await page.close();
});

test('the evidence of a fact that two clinics reported shows both messages, the place marked', async () => {
  const page = await at(`/people/${person.id}?fact=${encodeURIComponent(person.shared)}`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('article').first().waitFor();
  const clinics = await drawer
    .getByRole('article')
    .evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')));
  assert.ok(new Set(clinics).size >= 2);
  assert.ok((await drawer.locator('mark').count()) >= 2, 'both places are marked');
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.close();
});

test('a broken message is found in quarantine and replayed', async () => {
  const source = process.env.BROKEN_SOURCE ?? (await json('/admin/api/summary')).sources[0].id;
  const broken = `This is no record of any clinic. ${Date.now()}`;
  // The source takes the types of its format only; what it takes, it keeps, however broken.
  const types = ['x-application/hl7-v2+er7', 'application/json', 'application/xml', 'text/csv'];
  const answers = [];
  for (const type of types) {
    const headers = { 'Content-Type': type };
    answers.push((await fetch(`${BASE}/intake/${source}`, { method: 'POST', headers, body: broken })).status);
  }
  assert.ok(answers.includes(202), answers.join(' '));
  const page = await at('/admin?view=quarantine');
  await page.getByRole('article').first().waitFor();
  await isAccessible(page);
  await page
    .getByRole('button', { name: /^Replay/ })
    .first()
    .click();
  await page.getByText(/on their way again/).waitFor();
  await page.close();
});

test('a message shows what came and what became of it', async () => {
  const page = await at('/admin');
  await page.getByRole('region', { name: 'Table of messages' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'As it arrived' }).waitFor();
  await page.getByRole('heading', { name: 'What became of it' }).waitFor();
  await isAccessible(page);
  await page.close();
});

test('nothing has to be scrolled sideways on a phone', async () => {
  for (const path of ['/', `/people/${person.id}`, '/admin']) {
    const page = await at(path, { width: 360, height: 740 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    await isAccessible(page);
    await page.close();
  }
});
