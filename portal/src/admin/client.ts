import { guard } from '../session/guard';
import type {
  Excerpt,
  MessageDetail,
  MessagePageAnswer,
  MessageQuestion,
  MessageText,
  QuarantineGroup,
  Replayed,
  Summary,
} from './types';

const BASE = '/admin/api';

/** What the admin API said instead of an answer: the sentence of its problem (RFC 9457). */
export class AdminError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'AdminError';
    this.status = status;
  }
}

export const EVENTS = `${BASE}/events`;

export const summary = (signal: AbortSignal) => get<Summary>('/summary', signal);
export const quarantine = (signal: AbortSignal) => get<QuarantineGroup[]>('/quarantine', signal);
export const message = (id: string, signal: AbortSignal) =>
  get<MessageDetail>(`/messages/${encodeURIComponent(id)}`, signal);

/** The piece of a message around a place; without text where the message has no such place. */
export const excerpt = (record: number, place: string, signal: AbortSignal) =>
  get<Excerpt>(`/records/${record}/excerpt?place=${encodeURIComponent(place)}`, signal);

/** By POST: a record number must not be in a URL. */
export const find = (question: MessageQuestion, signal: AbortSignal) =>
  send<MessagePageAnswer>('/messages/search', question, signal);

/** A message decoded as its mapper decodes it, with the places of its issues. */
export const messageText = (id: string, signal: AbortSignal) =>
  get<MessageText>(`/messages/${encodeURIComponent(id)}/text`, signal);

export const replayMessage = (id: string) => send<Replayed>(`/messages/${encodeURIComponent(id)}/replay`, {});

/** All quarantined records of one cause; an empty reason or place means those that name none. */
export const replayCause = ({ source, reason, place }: QuarantineGroup) =>
  send<Replayed>('/replay', { source, state: 'QUARANTINED', reason, place });

export async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await (await ask(path, { signal })).json()) as T;
}

export async function send<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return (await (await post(path, body, signal)).json()) as T;
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return (await (await post(path, body, undefined, 'PUT')).json()) as T;
}

/** For an order whose answer is that it was done. */
export async function tell(path: string, body: unknown): Promise<void> {
  await post(path, body);
}

export async function remove(path: string): Promise<void> {
  await ask(path, { method: 'DELETE', headers: { 'X-XSRF-TOKEN': guard() } });
}

function post(path: string, body: unknown, signal?: AbortSignal, method = 'POST'): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': guard() };
  return ask(path, { method, body: JSON.stringify(body), headers, signal: signal ?? null });
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(BASE + path, { ...request, cache: 'no-store' }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new AdminError(0, 'The service cannot be reached.');
  });
  if (!answer.ok) throw new AdminError(answer.status, await sentence(answer));
  return answer;
}

async function sentence(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => undefined)) as { detail?: string } | undefined;
  return problem?.detail ?? `The service refused the request (${answer.status}).`;
}
