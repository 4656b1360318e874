/** Makes the pictures of the documentation over a running service with the sample clinics. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { KEY, BASE, browser, json, NARROW, open, rosalind, settled } from './site.mjs';

const FOLDER = process.env.IMAGES ?? fileURLToPath(new URL('../../src/docs/images/', import.meta.url));
const WIDE = { width: 1280, height: 900 };

const { path } = await rosalind();
await breakSomething();
const chromium = await browser();
await mkdir(FOLDER, { recursive: true });

/** So that there is something in quarantine to be seen. */
async function breakSomething() {
  const header = String.raw`MSH|^~\&|EMR|RIVERSIDE|HR|HR|20261101120000||ZZZ^Z99|BROKEN-1|P|2.5.1`;
  const headers = { 'Content-Type': 'application/hl7-v2' };
  const answer = await fetch(`${BASE}/intake/riverside-urgent-care`, {
    method: 'POST',
    headers: { ...headers, ...KEY },
    body: header,
  });
  if (answer.status !== 202) throw new Error(`${answer.status} from the intake`);
  await settled();
}

async function picture(name, address, size, ready) {
  const page = await open(chromium, address, { size });
  await ready(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.context().close();
}

const overview = (page) =>
  page
    .getByRole('region', { name: /^Problems \(/ })
    .getByRole('listitem')
    .first()
    .waitFor();
const evidence = async (page) => {
  await page
    .getByRole('region', { name: /^Current medicines \(/ })
    .getByRole('listitem')
    .filter({ hasText: /lisinopril/i })
    .getByRole('button', { name: /^Who says so/ })
    .first()
    .click();
  const statement = page.getByRole('dialog').getByRole('article').last();
  await statement.getByRole('button', { name: /Show the message itself/ }).click();
  await statement.locator('mark').waitFor();
};
const trend = async (page) => {
  await page.getByRole('tab', { name: 'Trends' }).click();
  await page.locator('.recharts-line-curve').first().waitFor({ state: 'attached' });
};
const { one, other } = (await json('/admin/api/review')).pairs[0];
const review = (page) => page.getByRole('article').first().waitFor();
const pair = (page) => page.getByRole('heading', { name: /^Medicines \(/ }).waitFor();
const feeds = (page) => page.getByRole('region', { name: 'Table of messages' }).waitFor();
try {
  for (const [width, size] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    await picture(`chart-${width}`, path, size, overview);
    await picture(`evidence-${width}`, path, size, evidence);
    await picture(`trend-${width}`, path, size, trend);
    await picture(`feeds-${width}`, '/admin', size, feeds);
    await picture(`review-${width}`, '/admin/review', size, review);
    await picture(`pair-${width}`, `/admin/review/${one}/${other}`, size, pair);
    await picture(`quarantine-${width}`, '/admin?view=quarantine', size, (page) =>
      page.getByRole('article').first().waitFor(),
    );
  }
} finally {
  await chromium.close();
}
