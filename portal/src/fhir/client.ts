import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4';
import { authorization } from '../session/authorization';
import { FhirError } from './errors';

const BASE = '/fhir';

/** Reads one resource or Bundle. `path` is relative to the FHIR endpoint, or one of its own absolute `next` links. */
export async function read<T extends FhirResource>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>(addressOf(path), {}, signal);
}

/** Searches by POST, so that what is known of a person is never in a URL. */
export async function search<T extends FhirResource>(
  type: string,
  parameters: URLSearchParams,
  signal?: AbortSignal,
): Promise<T> {
  return ask<T>(`${BASE}/${type}/_search`, { method: 'POST', body: parameters }, signal);
}

/** States a resource anew (POST), or says it again (PUT). @returns as it stands now, where the service shows it */
export async function state<T extends FhirResource>(resource: T): Promise<T | undefined> {
  const { resourceType, id } = resource;
  const answer = await send(`${BASE}/${resourceType}${id === undefined ? '' : `/${id}`}`, {
    method: id === undefined ? 'POST' : 'PUT',
    body: JSON.stringify(resource),
    headers: { 'Content-Type': 'application/fhir+json', Prefer: 'return=representation' },
  });
  if (answer.status === 401) await authorization().refused();
  const body = (await answer.json().catch(() => undefined)) as T | OperationOutcome | undefined;
  if (answer.ok) return body?.resourceType === resourceType ? (body as T) : undefined;
  throw new FhirError(answer.status, body?.resourceType === 'OperationOutcome' ? body : undefined);
}

async function ask<T extends FhirResource>(
  url: string,
  request: RequestInit,
  signal?: AbortSignal,
): Promise<T> {
  const answer = await send(url, request, signal);
  if (answer.status === 401) await authorization().refused();
  const body = (await answer.json().catch(() => undefined)) as T | OperationOutcome | undefined;
  if (!answer.ok || body === undefined) {
    throw new FhirError(answer.status, body?.resourceType === 'OperationOutcome' ? body : undefined);
  }
  return body as T;
}

async function send(url: string, request: RequestInit, signal?: AbortSignal): Promise<Response> {
  try {
    const header = await authorization().header();
    return await fetch(url, {
      ...request,
      headers: {
        ...request.headers,
        Accept: 'application/fhir+json',
        ...(header && { Authorization: header }),
      },
      cache: 'no-store',
      signal: signal ?? null,
    });
  } catch (cause: unknown) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new FhirError(0, undefined);
  }
}

/** The pages of a Bundle, one after the other, following the server's `next` links. */
export async function* pages(path: string, signal?: AbortSignal): AsyncGenerator<Bundle<FhirResource>> {
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: Bundle<FhirResource> = await read<Bundle<FhirResource>>(next, signal);
    yield page;
    next = page.link?.find((link) => link.relation === 'next')?.url;
  }
}

/** Only the path of an absolute link counts: the page is served by the same host, perhaps under another name. */
function addressOf(path: string): string {
  if (!/^https?:/.test(path)) return `${BASE}/${path}`;
  const url = new URL(path);
  return url.pathname + url.search;
}
