import { guard } from '../session/guard';

/** What the account API said instead of an answer: the sentence of its problem (RFC 9457). */
export class AccountError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'AccountError';
    this.status = status;
  }
}

export async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await (await ask(path, { signal })).json()) as T;
}

/** An order that is answered with something. */
export async function order<T>(path: string, body: unknown): Promise<T> {
  return (await (await tell('POST', path, body)).json()) as T;
}

/** An order that is only done. */
export function tell(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': guard() };
  return ask(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(path, { ...request, cache: 'no-store' }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new AccountError(0, 'The service cannot be reached.');
  });
  if (answer.status === 401 && path.startsWith('/account/')) window.location.assign('/login');
  if (!answer.ok) throw new AccountError(answer.status, await sentence(answer));
  return answer;
}

async function sentence(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => undefined)) as { detail?: string } | undefined;
  return problem?.detail ?? `The service refused the request (${answer.status}).`;
}
