/** Makes the pictures of the documentation over a running service with sample records. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BASE, browser, someone } from './site.mjs';

const FOLDER = process.env.IMAGES ?? fileURLToPath(new URL('../../src/docs/images/', import.meta.url));
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

const person = await someone();
const chromium = await browser();
await mkdir(FOLDER, { recursive: true });

async function picture(name, path, size, ready) {
  const page = await chromium.newPage({ baseURL: BASE, viewport: size, colorScheme: 'light' });
  await page.goto(path);
  await ready(page);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
}

const chart = `/people/${person.id}`;
const overview = (page) => page.getByRole('tab', { name: 'Overview' }).waitFor();
const feeds = async (page) => {
  await page.getByRole('region', { name: 'Table of messages' }).waitFor();
  await page.waitForTimeout(8000);
};
try {
  await picture('chart-wide', chart, wide, overview);
  await picture('chart-narrow', chart, narrow, overview);
  await picture('evidence', `${chart}?fact=${encodeURIComponent(person.shared)}`, wide, async (page) => {
    await page.getByRole('dialog').getByRole('article').first().waitFor();
    await page.waitForTimeout(500);
  });
  await picture('trend', chart, wide, async (page) => {
    await page.getByRole('tab', { name: 'Trends' }).click();
    await page.locator('.recharts-line-curve').first().waitFor({ state: 'attached' });
  });
  await picture('feeds-wide', '/admin', wide, feeds);
  await picture('feeds-narrow', '/admin', narrow, feeds);
} finally {
  await chromium.close();
}
