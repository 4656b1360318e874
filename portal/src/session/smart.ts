import type Client from 'fhirclient/lib/Client';
import type { Authorization } from './authorization';

/**
 * These pages as a SMART app like any other (SMART App Launch 2.2, standalone launch): the library fhirclient gets the
 * token and keeps it in this tab's session storage, where it ends with the tab.
 */
const CLIENT_ID = 'health-record-portal';
const SCOPE = 'openid fhirUser online_access patient/*.rs patient/Consent.cu user/*.rs user/Consent.cu';
const BACK_TO = 'health-record.back-to';
const SIGNED_IN_AT = 'health-record.signed-in-at';
/** Who was refused so soon after signing in will be refused again. */
const SOON = 10_000;

interface Discovery {
  readonly issuer: string;
  readonly revocation_endpoint?: string;
}

const library = () => import('fhirclient').then((module) => module.default);

/** Where the service says how to sign in; nothing where it asks nobody who they are. */
async function discover(): Promise<Discovery | undefined> {
  const answer = await fetch('/fhir/.well-known/smart-configuration', { cache: 'no-store' });
  return answer.ok ? ((await answer.json()) as Discovery) : undefined;
}

/** Leaves the page; it never comes back from here. */
const leaving = () => new Promise<never>(() => undefined);

async function signIn({ issuer }: Discovery): Promise<never> {
  const { origin, pathname, search } = window.location;
  // Under another of its names the service has other cookies, and its tokens would be asked for across origins.
  if (new URL(issuer).origin !== origin) {
    window.location.replace(issuer + pathname + search);
    return leaving();
  }
  sessionStorage.setItem(BACK_TO, pathname + search);
  const { oauth2 } = await library();
  await oauth2.authorize({
    clientId: CLIENT_ID,
    scope: SCOPE,
    iss: `${issuer}/fhir`,
    redirectUri: `${issuer}/signed-in`,
    pkceMode: 'required',
  });
  return leaving();
}

/** Takes the code that the service sent along. @returns the address that was asked for before */
export async function comeBack(): Promise<string> {
  const { oauth2 } = await library();
  await oauth2.ready();
  sessionStorage.setItem(SIGNED_IN_AT, String(Date.now()));
  const address = sessionStorage.getItem(BACK_TO) ?? '/';
  sessionStorage.removeItem(BACK_TO);
  return address.startsWith('/') && !address.startsWith('//') ? address : '/';
}

function hasSession(): boolean {
  return sessionStorage.getItem('SMART_KEY') !== null;
}

async function open(): Promise<Client | undefined> {
  if (hasSession()) {
    const { oauth2 } = await library();
    const client = await oauth2.ready().catch(() => undefined);
    if (client?.state.tokenResponse?.access_token) return client;
    forget();
  }
  const discovery = await discover();
  return discovery && signIn(discovery);
}

let session: Promise<Client | undefined> | undefined;

const client = () => (session ??= open());

function forget(): void {
  session = undefined;
  const key = sessionStorage.getItem('SMART_KEY');
  if (key !== null) sessionStorage.removeItem(key.replace(/^"|"$/g, ''));
  sessionStorage.removeItem('SMART_KEY');
}

/** Ends what this tab may read, here and at the service. */
export async function signOut(): Promise<void> {
  if (!hasSession()) return;
  const token = (await client())?.state.tokenResponse;
  forget();
  const discovery = await discover();
  const held = token?.refresh_token ?? token?.access_token;
  if (discovery?.revocation_endpoint && held !== undefined) {
    const body = new URLSearchParams({ client_id: CLIENT_ID, token: held });
    await fetch(discovery.revocation_endpoint, { method: 'POST', body });
  }
}

export const smart: Authorization = {
  async header() {
    const signedIn = await client();
    if (!signedIn) return undefined;
    const fresh = await signedIn.refreshIfNeeded().catch(() => undefined);
    if (!fresh?.tokenResponse?.access_token) await this.refused();
    return `Bearer ${signedIn.state.tokenResponse?.access_token ?? ''}`;
  },
  async refused() {
    const since = Date.now() - Number(sessionStorage.getItem(SIGNED_IN_AT) ?? 0);
    if (since < SOON) return;
    forget();
    await client();
  },
};
