/** A steward's work over the sample clinics, with the keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KEY, BASE, browser, json, open, settled, until } from './site.mjs';

let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

const post = (path, body) =>
  fetch(`${BASE}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...KEY },
    body: JSON.stringify(body),
  });
const counts = () => json('/admin/api/review/counts');
const heading = (page) => page.getByRole('heading', { level: 1 });

/** Presses Tab until what has the focus is called so. */
async function tabTo(page, name) {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (name.test(text)) return;
  }
  assert.fail(`No Tab leads to ${name}`);
}

async function decide(page, letter, reason) {
  await page.keyboard.press(letter);
  await page.getByRole('combobox', { name: 'Reason' }).waitFor();
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
}

test('a steward works off the queue with the keyboard alone, and takes the last decision back', async () => {
  const { pairs } = await json('/admin/api/review');
  assert.ok(pairs.length >= 2, 'the sample clinics leave something to decide');
  try {
    const page = await open(chromium, '/admin');
    await page.getByRole('link', { name: /pairs wait$/ }).waitFor();
    await tabTo(page, /pairs wait$/);
    await page.keyboard.press('Enter');
    await page.getByText('Early in the queue because of').first().waitFor();
    await tabTo(page, /^Begin with the first pair$/);
    await page.keyboard.press('Enter');

    const letters = ['n', 'd', 'l'];
    for (let i = 0; (await counts()).pairs > 0; i += 1) {
      // A decision may raise another question: of whom else one of the two may be.
      assert.ok(i < 3 * pairs.length, 'the queue comes to its end');
      await page.getByRole('heading', { name: /^Medicines \(/ }).waitFor();
      const before = await heading(page).innerText();
      const address = page.url();
      await decide(page, letters[i % 3], `decided in a test, ${i}`);
      await page.waitForFunction((was) => window.location.href !== was, address);
      await page.getByText(before.replace(': one person?', ' ')).first().waitFor();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      const focused = await page.evaluate(() => document.activeElement?.id);
      assert.equal(focused, 'content', 'the next Tab starts in the new page');
    }
    await page.getByText('No pair waits').waitFor();
    await tabTo(page, /^Undo$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /one person\?$/ }).waitFor();
    assert.equal((await counts()).pairs, 1, 'the last one waits again');
    assert.ok(!/[A-Z]{3}\d{4}/.test(page.url()), 'no record number stands in an address');
    await page.context().close();
  } finally {
    for (const { one, other } of pairs) {
      await post(`/admin/api/review/${one}/${other}/undo`, { reason: 'as before the test' });
    }
  }
  assert.equal((await counts()).pairs, pairs.length, 'undone, all wait as before');
});

test('letters do nothing while they are turned off, and no key is caught in the page', async () => {
  const page = await open(chromium, '/admin/review');
  await page.getByRole('link', { name: 'Begin with the first pair' }).click();
  await page.getByRole('heading', { name: /^Medicines \(/ }).waitFor();
  await tabTo(page, /^Not now/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  assert.equal(await page.getByRole('combobox', { name: 'Reason' }).count(), 0);
  const address = page.url();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((was) => window.location.href !== was, address);
  await page.context().close();
});

const sandviks = async () => (await json('/fhir/Patient?name=Sandvik')).total ?? 0;

test('somebody under a used number gets a chart of their own, and loses it again when it is taken back', async () => {
  const page = await open(chromium, '/admin/review?view=numbers');
  await page.getByRole('link', { name: 'Beatriz Solano Reyes, then Gunnar Sandvik' }).click();
  await page.getByText('5 messages wait').waitFor();
  assert.equal(await sandviks(), 0);
  await decide(page, 'o', 'given again');
  await page.getByText(/answered: another person/).waitFor();
  await settled();
  await until(async () => (await sandviks()) === 1, 'the messages have entered a chart of their own');
  await page.keyboard.press('u');
  await page.getByText('5 messages wait').waitFor();
  await settled();
  await until(async () => (await sandviks()) === 0, 'nothing of them is in a chart');
  await page.context().close();
});

test('a registration is taken out of a person and put back', async () => {
  const page = await open(chromium, '/admin/persons');
  await page.getByLabel('Name').fill('Achterberg');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Achterberg/ }).click();
  await page.getByRole('heading', { name: 'Registrations (5)' }).waitFor();
  await tabTo(page, /^Take it out: Riverside Urgent Care/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('another person');
  await page.keyboard.press('Enter');
  await page.getByText(/^Riverside Urgent Care RUC\d+ was taken out/).waitFor();
  await page.getByRole('heading', { name: 'Registrations (4)' }).waitFor();
  await tabTo(page, /^Undo$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Registrations (5)' }).waitFor();
  await page.context().close();
});

test('a chart that may have a second half leads to the question', async () => {
  const { people } = await json('/admin/api/review');
  const page = await open(chromium, `/people/${people[0].person}`);
  await page
    .getByRole('link', { name: /^Compare and decide/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /one person\?$/ }).waitFor();
  await page.context().close();
});
