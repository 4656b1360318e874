import { guard } from '../../session/guard';

/** Requests about one's own apps and about consent, by the session of the browser. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
}

/** What an app asks for. */
export interface Question {
  readonly clientId: string;
  readonly client: string;
  /** The site that will be told. */
  readonly leadsTo: string;
  readonly account: string;
  /** Whose chart it is about, where that is settled. */
  readonly person: Person | null;
  readonly choices: readonly Person[];
  /** Whether any person may be named. */
  readonly anybody: boolean;
  readonly silent: readonly string[];
  readonly requests: readonly { readonly scope: string; readonly words: string }[];
}

export interface App {
  readonly clientId: string;
  readonly name: string;
  readonly person: string | null;
  readonly may: readonly string[];
  readonly since: string;
  readonly ends: string;
}

export interface Launchable {
  readonly client: string;
  readonly name: string;
}

/** What the service answered instead. */
export class AccessError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'AccessError';
    this.status = status;
  }
}

export const question = (state: string, signal: AbortSignal) =>
  get<Question>(`/oauth2/consent?state=${encodeURIComponent(state)}`, signal);

export const apps = (signal: AbortSignal) => get<readonly App[]>('/oauth2/apps', signal);

export const launchable = (signal: AbortSignal) => get<readonly Launchable[]>('/oauth2/launch', signal);

export async function takeBack(clientId: string): Promise<void> {
  await ask(`/oauth2/apps/${encodeURIComponent(clientId)}`, {
    method: 'DELETE',
    headers: { 'X-XSRF-TOKEN': guard() },
  });
}

/** @returns where the app is, with what tells it for whom it is opened */
export async function launch(client: string, patient: string): Promise<string> {
  const answer = await ask('/oauth2/launch', {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': guard(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ client, patient }),
  });
  return ((await answer.json()) as { address: string }).address;
}

/**
 * Answers an app. No scope means no.
 *
 * @returns where the app waits
 */
export async function answer(
  clientId: string,
  state: string,
  scopes: readonly string[],
  patient: string | undefined,
): Promise<string> {
  const form = new URLSearchParams({ client_id: clientId, state });
  for (const scope of scopes) form.append('scope', scope);
  if (patient !== undefined) form.set('patient', patient);
  const told = await ask('/oauth2/authorize', {
    method: 'POST',
    body: form,
    headers: { Accept: 'application/json' },
  });
  return ((await told.json()) as { location: string }).location;
}

async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await (await ask(path, { signal })).json()) as T;
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  const told = await fetch(path, { cache: 'no-store', ...request });
  if (!told.ok) throw new AccessError(told.status, sentence(told.status));
  return told;
}

function sentence(status: number): string {
  if (status === 401) return 'You are not signed in any more.';
  if (status === 403) return 'Your account may not do this.';
  if (status === 404)
    return 'This question has been answered, or has waited too long. Start again in the app.';
  return `The service refused the request (${status}).`;
}
