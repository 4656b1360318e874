/**
 * Apps of others, in a real browser, over the whole service: a standalone launch with the npm package fhirclient, a read,
 * and the person taking it back.
 *
 * The service must know a public client `browser-test` with the redirect URI http://127.0.0.1:APP_PORT/ and the scopes
 * `openid fhirUser launch/patient offline_access patient/*.rs`; ACCOUNT and PASSWORD are those of a patient's account.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { BASE, browser, isAccessible } from './site.mjs';

const PORT = Number(process.env.APP_PORT ?? 8229);
const APP = `http://127.0.0.1:${PORT}/`;
const { ACCOUNT, PASSWORD } = process.env;
const SCOPE = 'openid fhirUser launch/patient offline_access patient/Patient.rs patient/Observation.rs';

const page = `<!doctype html><title>App</title><script src="/fhir-client.js"></script><pre id="out"></pre><script>
  const show = (what) => { document.getElementById('out').textContent = JSON.stringify(what); };
  const start = () => FHIR.oauth2.authorize({ clientId: 'browser-test', scope: '${SCOPE}', iss: '${BASE}/fhir', redirectUri: '${APP}' });
  const query = new URLSearchParams(location.search);
  if (query.has('error')) show({ error: query.get('error') });
  else if (query.has('code') || sessionStorage.getItem('SMART_KEY')) FHIR.oauth2.ready()
    .then(async (client) => {
      const patient = await client.patient.read();
      const { scope } = client.state.tokenResponse;
      const other = await client.request('Condition?patient=' + client.patient.id).then(() => 200, (e) => e.statusCode ?? e.status);
      show({ patient: patient.id, scope, other });
    }).catch((e) => show({ failed: String(e) }));
  else start();
</script>`;

let site;
let chromium;

before(async () => {
  const library = await readFile(
    new URL('../node_modules/fhirclient/build/fhir-client.min.js', import.meta.url),
  );
  site = createServer((request, response) => {
    const script = request.url.startsWith('/fhir-client.js');
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? library : page);
  }).listen(PORT, '127.0.0.1');
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  site?.close();
});

/** Opens the app in a browser that has never been here, and signs in at the service. */
async function launched() {
  const context = await chromium.newContext({ baseURL: BASE });
  const app = await context.newPage();
  app.setDefaultTimeout(30_000);
  await app.goto(APP);
  await app.waitForURL(/\/login/);
  await app.getByLabel(/name/i).first().fill(ACCOUNT);
  await app
    .getByLabel(/password/i)
    .first()
    .fill(PASSWORD);
  await app.getByRole('button', { name: /sign in/i }).click();
  await app.getByRole('heading', { name: /Let .* in/ }).waitFor();
  return app;
}

const told = async (app) => {
  await app.waitForURL(`${APP}**`);
  const out = app.locator('#out:not(:empty)');
  await out.waitFor();
  return JSON.parse(await out.textContent());
};

test('an app reads what it was given, and nothing else', { skip: !ACCOUNT }, async () => {
  const app = await launched();
  await isAccessible(app, 'the consent page');
  const first = app.getByRole('radio').first();
  if (await first.isVisible()) await first.check();
  await app.getByRole('checkbox', { name: /results, vital signs/ }).uncheck();
  await app.getByRole('button', { name: 'Let it in' }).click();

  const { patient, scope, other } = await told(app);
  assert.ok(patient);
  assert.ok(!scope.includes('Observation'), 'what was refused is not in the token');
  assert.equal(other, 403);

  await app.goto('/account/apps');
  await app.getByRole('button', { name: /Take back/ }).click();
  await app.getByText('You have let no app in.').waitFor();
});

test('an app that is turned away hears so', { skip: !ACCOUNT }, async () => {
  const app = await launched();
  await app.getByRole('button', { name: 'No' }).click();
  assert.deepEqual(await told(app), { error: 'access_denied' });
});
