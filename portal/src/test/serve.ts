import { vi } from 'vitest';

export type Answer = { readonly status?: number; readonly body: unknown };

/** A server for a test: answers by the beginning of `METHOD path`; what it does not know is an error of the test. */
export function serve(answers: Record<string, Answer>) {
  const asked: { readonly request: string; readonly body: string }[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const request = `${init?.method ?? 'GET'} ${path}`;
    asked.push({ request, body: String(init?.body ?? '') });
    const known = Object.keys(answers).find((start) => request.startsWith(start));
    const answer = known === undefined ? undefined : answers[known];
    if (!answer) return Promise.reject(new Error(`Not expected: ${request}`));
    return Promise.resolve(Response.json(answer.body, { status: answer.status ?? 200 }));
  });
  return asked;
}
