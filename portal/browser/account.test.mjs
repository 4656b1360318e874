/** Signing in, one's account, and the desk for invitations, against a running service with the demo accounts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, browser, isAccessible, NARROW, NARROWEST, open as opened } from './site.mjs';

const open = (chromium, path) => opened(chromium, path, { as: '' });

let chromium;
before(async () => (chromium = await browser()));
after(() => chromium?.close());

async function signIn(page, name) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(`demo-password-${name}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function nobodyStumbles(page, what) {
  await isAccessible(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await isAccessible(page, `${what}, dark`, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  await isAccessible(page, `${what}, narrow`);
  await page.setViewportSize(NARROWEST);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), what);
}

test('nobody stumbles at the entrance', async () => {
  for (const path of ['/login', '/login/forgotten', '/invitation', '/setup']) {
    const page = await open(chromium, path);
    await nobodyStumbles(page, path);
    await page.context().close();
  }
});

test('a page asks to sign in and is shown then; a wrong password is said aloud', async () => {
  const page = await open(chromium, '/account');
  assert.match(page.url(), /\/login$/);
  await page.getByLabel('Name').fill('rosalind');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const alert = page.getByRole('alert').first();
  assert.match(await alert.textContent(), /wrong/);
  assert.ok(await alert.evaluate((element) => element === document.activeElement), 'it has the focus');
  await nobodyStumbles(page, 'sign-in refused');
  await signIn(page, 'rosalind');
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  await page.context().close();
});

test('without scripts one signs in as well', async () => {
  const context = await chromium.newContext({
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8080',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto('/login');
  await signIn(page, 'clinician');
  await page.waitForURL((url) => url.pathname === '/');
  await context.close();
});

const NAMED = new URL(BASE).hostname === 'localhost';

test('a passkey is added and opens the account without a password', { skip: !NAMED }, async () => {
  const page = await open(chromium, '/account');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, 'caregiver');
  const panel = page.getByRole('region', { name: 'Passkeys' });
  await panel.getByLabel('What to call a new one').fill('My laptop');
  await panel.getByLabel('Your password').fill('demo-password-caregiver');
  await panel.getByRole('button', { name: 'Add a passkey' }).click();
  await panel.getByText('The passkey is added.').waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByText('You have signed out.').waitFor();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/account');
  await panel.getByRole('button', { name: 'Remove the passkey My laptop' }).click();
  await panel.getByText('My laptop').waitFor({ state: 'detached' });
  await page.context().close();
});

test('an authenticator is set up with its picture', async () => {
  const page = await open(chromium, '/account');
  await signIn(page, 'auditor');
  const panel = page.getByRole('region', { name: 'Second step' });
  await panel.getByLabel('Your password').fill('demo-password-auditor');
  await panel.getByRole('button', { name: 'Set up an authenticator' }).click();
  await panel.getByRole('img', { name: /^QR code/ }).waitFor();
  await nobodyStumbles(page, 'account');
  await page.context().close();
});

test('the front desk hands out an invitation that makes an account', async () => {
  const page = await open(chromium, '/invitations');
  await signIn(page, 'frontdesk');
  await page.getByLabel('Name').fill('Achterberg');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: /^Invite .*Achterberg/ }).click();
  await page.getByRole('button', { name: 'Hand out an invitation' }).click();
  const handed = page.getByRole('status', { name: 'The invitation' });
  await handed.waitFor();
  const [link, number, code] = await handed.locator('code').allTextContents();
  assert.ok(link.endsWith(number));
  await nobodyStumbles(page, 'invitations');
  await page.context().close();

  const invited = await open(chromium, new URL(link).pathname + new URL(link).search);
  await invited.getByLabel('Code').fill(code);
  await invited.getByRole('button', { name: 'Go on' }).click();
  await nobodyStumbles(invited, 'invitation opened');
  await invited.getByLabel('Your name').fill('Rosie');
  await invited.getByLabel('Name to sign in with').fill(`rosie-${Date.now()}`);
  await invited.getByLabel('Password').fill('seven green kettles');
  await invited.getByRole('button', { name: 'Make the account' }).click();
  await invited.waitForURL((url) => url.pathname === '/');
  await invited.goto('/account');
  await invited.getByRole('link', { name: 'Your record' }).waitFor();
  await invited.context().close();
});

test('an administrator sees the accounts', async () => {
  const page = await open(chromium, '/accounts');
  await signIn(page, 'administrator');
  await page.getByRole('article', { name: 'rosalind' }).waitFor();
  await nobodyStumbles(page, 'accounts');
  await page.context().close();
});
