/** The chart pages over the sample clinics. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, open, rosalind, WIDE } from './site.mjs';

/** One page with the words "Rest and fluids". */
const PDF = [
  'JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+IGVuZG9iagoyIDAgb2JqPDwvVHlwZS9QYWdl',
  'cy9LaWRzWzMgMCBSXS9Db3VudCAxPj4gZW5kb2JqCjMgMCBvYmo8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94',
  'WzAgMCAzMDAgMTIwXS9Db250ZW50cyA0IDAgUi9SZXNvdXJjZXM8PC9Gb250PDwvRjEgNSAwIFI+Pj4+Pj4gZW5kb2JqCjQg',
  'MCBvYmo8PC9MZW5ndGggNDU+PnN0cmVhbQpCVCAvRjEgMjQgVGYgMjAgNjAgVGQgKFJlc3QgYW5kIGZsdWlkcykgVGogRVQK',
  'ZW5kc3RyZWFtIGVuZG9iago1IDAgb2JqPDwvVHlwZS9Gb250L1N1YnR5cGUvVHlwZTEvQmFzZUZvbnQvSGVsdmV0aWNhPj4g',
  'ZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAwOSAwMDAwMCBuIAowMDAwMDAwMDUzIDAwMDAw',
  'IG4gCjAwMDAwMDAxMDMgMDAwMDAgbiAKMDAwMDAwMDIxNCAwMDAwMCBuIAowMDAwMDAwMzA1IDAwMDAwIG4gCnRyYWlsZXI8',
  'PC9TaXplIDYvUm9vdCAxIDAgUj4+CnN0YXJ0eHJlZgozNjcKJSVFT0Y=',
].join('');

let chromium;
let person;

before(async () => {
  person = await rosalind();
  chromium = await browser();
});
after(() => chromium?.close());

const facts = (page, panel) => page.getByRole('region', { name: panel }).getByRole('listitem');

async function found(fill) {
  const page = await open(chromium, '/');
  await fill(page);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('link', { name: /Achterberg/ }).waitFor();
  return page;
}

test('a person known to three clinics and more is found by any record number, by name and birth date', async () => {
  assert.ok(person.numbers.length >= 3);
  for (const number of person.numbers) {
    const page = await found((p) => p.getByRole('textbox', { name: 'Record number' }).fill(number));
    assert.equal(new URL(page.url()).search, '', 'no record number stands in an address');
    await page.context().close();
  }
  const page = await found(async (p) => {
    await p.getByRole('textbox', { name: 'Name' }).fill('rosalind achterberg');
    await p.getByLabel('Birth date').fill('1957-03-12');
  });
  await page.getByRole('link', { name: /Achterberg/ }).click();
  await page.getByRole('heading', { level: 1, name: /Achterberg/ }).waitFor();
  for (const clinic of [
    'Harbor Primary Care',
    'Lakeshore Cancer Center',
    'Riverside Urgent Care',
    'Summit Pain Clinic',
  ])
    await page.getByText(clinic, { exact: true }).first().waitFor();
  await page.context().close();
});

test('the chart shows every kind of fact, and no fact without a name or a clinic', async () => {
  const page = await open(chromium, person.path);
  for (const kind of [
    'Problems',
    'Current medicines',
    'Allergies',
    'Immunizations',
    'Vital signs',
    'Laboratory results',
    'Visits',
    'Notes',
  ])
    await facts(page, new RegExp(`^${kind} \\(\\d+\\)$`))
      .first()
      .waitFor();
  assert.equal(await page.getByText('Not named by the sender').count(), 0);
  await page.context().close();
});

test('a blood pressure is one line, and its trend has two', async () => {
  const page = await open(chromium, person.path);
  const lines = facts(page, /^Vital signs/).filter({ hasText: 'Blood pressure' });
  assert.match(await lines.first().innerText(), /Blood pressure: \d+\/\d+ mmHg/);
  await page.getByRole('tab', { name: 'Trends' }).click();
  assert.equal(new URL(page.url()).searchParams.get('tab'), 'trends');
  await page
    .getByRole('navigation', { name: 'Tests' })
    .getByRole('button', { name: /Blood pressure/ })
    .click();
  const trend = page.getByRole('region', { name: 'Trend of Blood pressure' });
  await trend.locator('.recharts-line-curve').nth(1).waitFor();
  await page.context().close();
});

test('a note is read where it is: plain text, a clinical document, a PDF', async () => {
  const page = await open(chromium, person.path);
  const notes = page.getByRole('region', { name: /^Notes/ });
  const read = async (name) => {
    await notes.getByRole('button', { name }).first().click();
    return page.getByRole('dialog');
  };
  await (await read('Read: Progress note')).getByText(/Seen for/).waitFor();
  await page.keyboard.press('Escape');
  const document = await read(/^Read: Summarization/);
  await document.getByRole('heading', { name: 'Allergies' }).waitFor();
  assert.ok(new URL(page.url()).pathname.startsWith('/people/'), 'the chart is not left');
  await page.context().close();

  const attachment = { contentType: 'application/pdf', data: PDF };
  const note = { resourceType: 'DocumentReference', id: 'pdf', status: 'current', content: [{ attachment }] };
  const withPdf = await open(chromium, `${person.path}?note=DocumentReference/pdf`, {
    before: (p) =>
      p.route('**/fhir/Patient/**', async (route) => {
        const answer = await route.fetch();
        const bundle = await answer.json();
        bundle.entry.push({ resource: note });
        await route.fulfill({ response: answer, json: bundle });
      }),
  });
  const drawing = withPdf.getByRole('img', { name: 'Document, page 1 of 1' });
  await drawing.waitFor();
  await withPdf.waitForFunction(isDrawn, await drawing.elementHandle());
  await withPdf.getByRole('button', { name: 'Words of page 1' }).click();
  await withPdf.getByText('Rest and fluids').waitFor();
  await withPdf.context().close();
});

/** Runs in the page: whether anything darker than paper is on the canvas. */
function isDrawn(canvas) {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, index) => index % 4 === 0 && value < 128 && data[index + 3] > 128);
}

test('the timeline has visits as frames, scrolls with the page and jumps to a year', async () => {
  const page = await open(chromium, `${person.path}?tab=timeline`);
  await page.getByRole('list', { name: 'Timeline' }).getByRole('article').first().waitFor();
  const inner = await page.evaluate(
    () =>
      [...document.querySelectorAll('main *')].filter(
        (e) => e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY),
      ).length,
  );
  assert.equal(inner, 0, 'no box scrolls inside the page');
  await page.getByRole('navigation', { name: 'Years' }).getByRole('button').last().click();
  await page.waitForFunction(() => document.activeElement?.id.startsWith('year-'));
  assert.ok(await page.evaluate(() => window.scrollY > 0));
  await page.context().close();
});

test('a laboratory trend shows its results as a plot and as a table', async () => {
  const page = await open(chromium, person.path);
  await page.getByRole('tab', { name: 'Trends' }).click();
  await page
    .getByRole('navigation', { name: 'Tests' })
    .getByRole('button', { name: /Hemoglobin A1c/ })
    .click();
  const trend = page.getByRole('region', { name: /^Trend of Hemoglobin A1c/ });
  await trend.locator('.recharts-line-curve').waitFor();
  const rows = (await trend.getByRole('row').count()) - 1;
  assert.ok(rows > 3, `${rows} results`);
  assert.equal(await trend.locator('.recharts-line-dot').count(), rows, 'each result is a point of the plot');
  await page.context().close();
});

test('the evidence of a fact that two clinics reported shows both messages, the place marked and in view', async () => {
  const page = await open(chromium, person.path);
  const both = ['Harbor Primary Care', 'Lakeshore Cancer Center'];
  const shared = facts(page, /^Problems/)
    .filter({ hasText: both[0] })
    .filter({ hasText: both[1] })
    .first();
  await shared
    .getByRole('button', { name: /^Who says so/ })
    .first()
    .click();
  for (const clinic of both) {
    const statement = page.getByRole('dialog').getByRole('article', { name: `Statement of ${clinic}` });
    await statement.getByRole('button', { name: /Show the message itself/ }).click();
    const mark = statement.locator('mark');
    await mark.waitFor();
    assert.ok((await mark.innerText()).length > 20, `${clinic}: a part of its message is marked`);
    const [text, place] = await Promise.all([statement.locator('pre').boundingBox(), mark.boundingBox()]);
    assert.ok(place.y >= text.y && place.y < text.y + text.height, `${clinic}: the mark is in view`);
  }
  await page.context().close();
});

test('the filters leave what one clinic, one kind and one time have in common', async () => {
  const page = await open(chromium, person.path);
  const choose = async (field, option) => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
    await page.keyboard.press('Escape');
  };
  await page.getByRole('button', { name: 'Filters' }).click();
  await choose('Clinics', 'Summit Pain Clinic');
  await choose('Kinds', 'Visits');
  await page.getByLabel('From').fill('2025-01-01');
  await page.getByText(/^\d+ of \d+ facts$/).waitFor();
  assert.equal(await page.getByRole('heading', { level: 2 }).count(), 1);
  const address = new URL(page.url()).searchParams;
  assert.deepEqual([address.get('clinics'), address.get('kinds')], ['summit-pain-clinic', 'visit']);
  const visits = await facts(page, /^Visits/).allInnerTexts();
  assert.ok(visits.length > 0);
  for (const visit of visits) {
    assert.match(visit, /Summit Pain Clinic/);
    assert.match(visit, /202[5-9]/);
  }
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByRole('region', { name: /^Problems \(/ }).waitFor();
  await page.context().close();
});

test('what the clinics disagree about shows each side', async () => {
  const page = await open(chromium, person.path, { size: WIDE });
  const lisinopril = facts(page, /^Current medicines/)
    .filter({ hasText: /lisinopril/i })
    .filter({ hasText: 'Clinics disagree' });
  assert.match(await lisinopril.first().innerText(), /“active” says .*“stopped” says Summit Pain Clinic/s);
  await lisinopril
    .first()
    .getByRole('button', { name: /^Who says so/ })
    .click();
  const statements = page.getByRole('dialog').getByRole('article');
  await statements.nth(1).waitFor();
  const texts = (await statements.allInnerTexts()).join('\n');
  assert.match(texts, /active/);
  assert.match(texts, /stopped|completed|inactive/);
  await page.context().close();
});
