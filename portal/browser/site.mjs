/** What the browser tests and the pictures share: where the service is, a browser, and whom to look at. */
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const WAIT = Number(process.env.BROWSER_TIMEOUT ?? 30_000);

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };
/** The width at which nothing may have to be scrolled sideways (WCAG 2.2, 1.4.10). */
export const NARROWEST = { width: 320, height: 640 };

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Debian's browser, with a profile of its own that goes when it is closed. */
export function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: QUIET });
}

/** Signs in with one of the demo accounts, by the form that needs no script. */
async function signIn(context, name) {
  const form = await (await context.request.get('/login')).text();
  const [, _csrf] = /name="_csrf" value="([^"]+)"/.exec(form) ?? [];
  if (!_csrf) return;
  const password = `demo-password-${name}`;
  await context.request.post('/login', { form: { name, password, _csrf }, maxRedirects: 0 });
}

/** A new page at an address, as a reader opens it who has never been here; signed in, unless `as` is empty. */
export async function open(
  chromium,
  path,
  { size = WIDE, colorScheme = 'light', before, as = 'administrator' } = {},
) {
  const context = await chromium.newContext({ baseURL: BASE, viewport: size, colorScheme });
  if (as) await signIn(context, as);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  await before?.(page);
  await page.goto(path);
  return page;
}

/** As a script with the demo's key, beside the pages. */
export const KEY = { Authorization: 'Bearer demo-key' };

export async function json(path, request = {}) {
  const answer = await fetch(BASE + path, { ...request, headers: { ...KEY, ...request.headers } });
  if (!answer.ok) throw new Error(`${answer.status} from ${path.split('?')[0]}`);
  return answer.json();
}

/** Until a condition holds, for what happens behind the pages. */
export async function until(condition, what) {
  const end = Date.now() + 300_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export const settled = () =>
  until(async () => (await json('/admin/api/summary')).backlog === 0, 'everything received is applied');

/** The sample person whom all four sample clinics know. */
export async function rosalind() {
  const { entry = [] } = await json('/fhir/Patient?name=Achterberg');
  assert.equal(entry.length, 1, 'the four registrations are one person');
  const [{ resource }] = entry;
  const numbers = resource.identifier.filter((i) => i.type?.coding?.some((c) => c.code === 'MR'));
  return { id: resource.id, path: `/people/${resource.id}`, numbers: numbers.map((i) => i.value) };
}

/** What a person with a disability would stumble on; only what axe calls serious or worse, of all rules or these. */
export async function isAccessible(page, what, rules) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (
    rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  const grave = violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`);
  assert.deepEqual(grave, [], what);
}
