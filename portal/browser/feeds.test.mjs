/** The feeds pages over the sample clinics: what arrives, what breaks, and the outcome. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KEY, BASE, browser, json, open, rosalind, settled } from './site.mjs';

let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

let sent = 0;
async function send(source, type, body) {
  const answer = await fetch(`${BASE}/intake/${source}`, {
    method: 'POST',
    headers: { 'Content-Type': type, ...KEY },
    body,
  });
  assert.equal(answer.status, 202);
  const submission = answer.headers.get('Location');
  await settled();
  return submission.split('/').at(-1);
}
const hl7 = (event, control) =>
  [
    `MSH|^~\\&|TEST|RIVERSIDE|HR|HR|20261101120000||${event}|${control}|P|2.5.1`,
    'PID|1||T-1^^^RUC^MR||Unheard^Una||19900101|F',
  ].join('\r');
const control = () => `BROKEN-${Date.now()}-${(sent += 1)}`;
const eventsOf = async (id) => (await json(`/admin/api/messages/${id}`)).records.flatMap((r) => r.events);

test('a broken message is found in quarantine, and the replay of its cause replays nothing else', async () => {
  const broken = await send('riverside-urgent-care', 'application/hl7-v2', hl7('ZZZ^Z99', control()));
  const other = await send(
    'harbor-primary-care',
    'application/fhir+json',
    `{"resourceType": "Bundle", ${Date.now()}`,
  );
  const before = { broken: (await eventsOf(broken)).length, other: (await eventsOf(other)).length };

  const page = await open(chromium, '/admin');
  await page.getByRole('tab', { name: /^Quarantine \([1-9]/ }).click();
  const cause = page.getByRole('article', {
    name: 'Unsupported message type at MSH-9, Riverside Urgent Care',
  });
  await cause.getByRole('link', { name: /^See the (latest )?message/ }).click();
  await page.getByRole('heading', { name: 'As it arrived' }).waitFor();
  assert.equal(
    await page.getByRole('alert').locator('mark').innerText(),
    'ZZZ^Z99',
    'the error stands at its place',
  );

  await page.goBack();
  await page.getByRole('tab', { name: /^Quarantine/ }).click();
  await cause.getByRole('button', { name: /^Replay/ }).click();
  const outcome = page
    .getByRole('status')
    .filter({ hasText: 'Replay of: Unsupported message type at MSH-9' });
  await outcome
    .getByText(/replayed\. \d+ came back into quarantine: the cause is not corrected yet/)
    .waitFor();
  await outcome.getByRole('link', { name: 'See why' }).click();
  await page
    .getByText(/^History \(/)
    .first()
    .click();
  await page
    .getByText(/in quarantine → waiting, by /)
    .first()
    .waitFor();

  assert.ok((await eventsOf(broken)).length >= before.broken + 2, 'it went round once more');
  assert.equal((await eventsOf(other)).length, before.other, 'the other cause was left alone');
  await page.context().close();
});

test('the counts follow the feeds without being asked', async () => {
  const page = await open(chromium, '/admin');
  await page.getByText('live', { exact: true }).waitFor();
  const card = page.getByRole('region', { name: 'Riverside Urgent Care' });
  const duplicates = card
    .locator('div', { has: page.getByText('Came twice', { exact: true }) })
    .locator('dd')
    .last();
  const before = Number(await duplicates.innerText());
  const message = hl7('ADT^A08', control());
  await send('riverside-urgent-care', 'application/hl7-v2', message);
  await send('riverside-urgent-care', 'application/hl7-v2', message);
  await page.waitForFunction(
    ([element, least]) => Number(element.innerText) >= least,
    [await duplicates.elementHandle(), before + 1],
  );
  await page.context().close();
});

test('messages are found by record number, control id, state and error', async () => {
  const { numbers } = await rosalind();
  const number = numbers.find((n) => n.startsWith('RUC'));
  const id = control();
  await send('riverside-urgent-care', 'application/hl7-v2', hl7('ZZZ^Z99', id));
  const page = await open(chromium, '/admin');
  const rows = page.getByRole('region', { name: 'Table of messages' }).getByRole('row');
  const field = (name) => page.getByRole('textbox', { name });
  const search = async () => page.getByRole('button', { name: 'Search', exact: true }).click();

  await field('Control id').fill(id);
  await search();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  assert.match(await rows.nth(1).innerText(), /in quarantine/);

  await field('Control id').fill('');
  await field('Record number').fill(number);
  await page.getByLabel('State').selectOption('in the chart');
  await search();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 1);
  for (const row of (await rows.allInnerTexts()).slice(1))
    assert.match(row, /in the chart.*Riverside Urgent Care/s);

  await page.getByLabel('Has an error').check();
  await search();
  await page.getByText('No message is like this.').waitFor();
  await page.context().close();
});

test('a message leads to the facts it is behind, and from there to its own place', async () => {
  const { numbers } = await rosalind();
  const search = { mrn: numbers.find((n) => n.startsWith('RUC')), state: 'STORED', size: 100 };
  const headers = { 'Content-Type': 'application/json' };
  const { messages } = await json('/admin/api/messages/search', {
    method: 'POST',
    headers,
    body: JSON.stringify(search),
  });
  const result = messages.find((message) => message.kind === 'ORU^R01');
  const page = await open(chromium, `/admin/messages/${result.id}`);
  await page.getByRole('heading', { name: /^Facts it led to \([1-9]/ }).waitFor();
  await page.getByRole('link', { name: 'Observation' }).first().click();
  const statement = page
    .getByRole('dialog')
    .getByRole('article', { name: 'Statement of Riverside Urgent Care' });
  await statement.getByRole('button', { name: /Show the message itself/ }).click();
  assert.match(await statement.locator('mark').first().innerText(), /^OBX\|/);
  await page.context().close();
});
