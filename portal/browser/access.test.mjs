/** Every page and state, on a wide and a narrow screen, for those who use a keyboard or a screen reader. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, isAccessible, json, NARROW, NARROWEST, open, rosalind } from './site.mjs';

let chromium;
let person;
let message;
let pair;
let suspicious;

before(async () => {
  person = await rosalind();
  message = (await json('/admin/api/messages?size=1')).messages[0].id;
  pair = (await json('/admin/api/review')).pairs[0];
  suspicious = (await json('/admin/api/persons/suspicious'))[0].person;
  chromium = await browser();
});
after(() => chromium?.close());

/** What is folded only on a narrow screen. */
const NARROW_ALONE = new Set(['search open']);
const find = async (page, name) => {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
};
const tab = (name) => (page) => page.getByRole('tab', { name }).click();
const unfold = (page) => page.getByRole('button', { name: /Show questionnaires/ }).click();
const readFirst = (page) => page.getByRole('button', { name: /^Read: Summarization/ }).click();
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: 'It is being mended.' }],
};
const fails = (page) =>
  page.route('**/fhir/Patient/**', (route) => route.fulfill({ status: 500, json: outcome }));
const never = (page) => page.route('**/fhir/Patient/**', () => undefined);

const STATES = {
  'before a search': ['/', 'known.'],
  'people found': ['/', 'Rosalind', (page) => find(page, 'Achterberg')],
  'nobody found': ['/', 'Nobody is known like this.', (page) => find(page, 'Nobodyatall')],
  overview: [() => person.path, 'Problems ('],
  trends: [() => person.path, 'All results, latest first', tab('Trends')],
  timeline: [() => person.path, 'Who says so', tab('Timeline')],
  'what was folded': [() => person.path, '0-10 verbal', (page) => unfold(page)],
  'a note': [() => `${person.path}`, 'No known allergies', (page) => readFirst(page)],
  'drawer open': [
    () => person.path,
    'Message ',
    async (page) => {
      await page
        .getByRole('button', { name: /^Who says so/ })
        .first()
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Show the message itself/ })
        .first()
        .click();
    },
  ],
  'nothing matches': [
    () => person.path,
    'Nothing in this chart matches.',
    async (page) => {
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('textbox', { name: 'Contains' }).fill('no fact is called like this');
    },
  ],
  'chart loading': [() => person.path, 'Loading the chart', undefined, never],
  'chart failed': [() => person.path, 'It is being mended.', undefined, fails],
  feeds: ['/admin', 'Messages, the last received first'],
  'search open': [
    '/admin',
    'Has an error',
    (page, size) => size === 'narrow' && page.getByRole('button', { name: 'Search' }).click(),
  ],
  quarantine: ['/admin?view=quarantine', /Replay|Nothing is in quarantine/],
  message: [() => `/admin/messages/${message}`, 'As it arrived'],
  'who is who': ['/admin/review', 'Begin with the first pair'],
  'held numbers': ['/admin/review?view=numbers', 'stood for'],
  'suspicious persons': ['/admin/review?view=suspicious', 'Noticed'],
  'a pair': [() => `/admin/review/${pair.one}/${pair.other}`, /^Medicines \(/],
  'a decision open': [
    () => `/admin/review/${pair.one}/${pair.other}`,
    'The two become one person',
    async (page) => {
      await page.getByRole('heading', { name: /^Medicines \(/ }).waitFor();
      await page.keyboard.press('l');
    },
  ],
  'a held number': ['/admin/held-numbers/1', 'The messages ('],
  'a person': [() => `/admin/persons/${suspicious}`, 'How they came together'],
  'find a person': ['/admin/persons', 'Find a person'],
  'no such message': ['/admin/messages/none', 'Could not load the message'],
};

for (const [name, [path, text, act, before]] of Object.entries(STATES)) {
  test(`nobody stumbles: ${name}`, async () => {
    const address = typeof path === 'string' ? path : path();
    const page = await open(chromium, address, { before });
    await act?.(page, 'wide');
    await page.getByText(text).first().waitFor();
    await page.waitForTimeout(300);
    await isAccessible(page, `${name}, wide`);
    // The dark page is the same but for its colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    await isAccessible(page, `${name}, dark`, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(NARROW);
    if (act && NARROW_ALONE.has(name)) await act(page, 'narrow');
    await page.waitForTimeout(300);
    await isAccessible(page, `${name}, narrow`);
    await page.context().close();
  });
}

test('nothing has to be scrolled sideways on the smallest phone', async () => {
  const paths = [
    '/',
    person.path,
    '/admin',
    `/admin/messages/${message}`,
    '/admin/review',
    `/admin/review/${pair.one}/${pair.other}`,
    '/admin/held-numbers/1',
    `/admin/persons/${suspicious}`,
  ];
  for (const path of paths) {
    const page = await open(chromium, path, { size: NARROWEST });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    await page.context().close();
  }
});

test('the first key leads past the frame, and a page that was gone to has the focus and a title', async () => {
  const page = await open(chromium, person.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  assert.ok(await skip.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.id);
  assert.equal(await focused(), 'content');
  await page.getByRole('link', { name: 'Charts' }).click();
  await page.getByRole('heading', { level: 1, name: 'Find a chart' }).waitFor();
  assert.equal(await focused(), 'content');
  assert.equal(await page.title(), 'Find a chart · Health Record');
  await page.context().close();
});

test('the way to the evidence and back needs no mouse', async () => {
  const page = await open(chromium, '/');
  const tabTo = async (target) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail('not reached by Tab');
  };
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.waitFor();
  await tabTo(name);
  await page.keyboard.type('Achterberg');
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: /Achterberg/ });
  await link.waitFor();
  await tabTo(link);
  await page.keyboard.press('Enter');
  const fact = page.getByRole('button', { name: /^Who says so/ }).first();
  await fact.waitFor();
  await tabTo(fact);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('article').first().waitFor();
  assert.ok(
    await drawer.evaluate((element) => element.contains(document.activeElement)),
    'the drawer has the focus',
  );
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('aria-label')?.startsWith('Who says so'),
  );
  assert.ok(
    await fact.evaluate((element) => element === document.activeElement),
    'the focus is where it was',
  );
  await page.context().close();
});
