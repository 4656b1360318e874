import { afterEach, expect, test, vi } from 'vitest';
import { authorizeWith } from '../session/authorization';
import { read } from './client';
import { FhirError } from './errors';

const refused = vi.fn(() => Promise.resolve());

function answerWith(status: number) {
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(Response.json({ resourceType: 'Patient' }, { status })),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

afterEach(() =>
  authorizeWith({ header: () => Promise.resolve(undefined), refused: () => Promise.resolve() }),
);

test('a request says on whose behalf it comes', async () => {
  authorizeWith({ header: () => Promise.resolve('Bearer t'), refused });
  const fetched = answerWith(200);
  await read('Patient/p1');
  expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ Authorization: 'Bearer t' });
});

test('where the service asks nobody, nothing is said', async () => {
  const fetched = answerWith(200);
  await read('Patient/p1');
  expect(fetched.mock.calls[0]?.[1]?.headers).not.toHaveProperty('Authorization');
});

test('a token that is not taken leads to signing in; if that would not help, the refusal is shown', async () => {
  authorizeWith({ header: () => Promise.resolve('Bearer old'), refused });
  answerWith(401);
  await expect(read('Patient/p1')).rejects.toBeInstanceOf(FhirError);
  expect(refused).toHaveBeenCalledOnce();
});
