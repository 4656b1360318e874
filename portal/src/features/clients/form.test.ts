import { expect, test } from 'vitest';
import { EMPTY, orderOf } from './form';

test('words below each other are several', () => {
  const order = orderOf({ ...EMPTY, id: ' diary ', redirects: 'https://a.example/\nhttps://b.example/ ' });
  expect(order).toMatchObject({ id: 'diary', redirectUris: ['https://a.example/', 'https://b.example/'] });
  expect(order).not.toHaveProperty('launchUrl');
  expect(order).not.toHaveProperty('jwks');
});

test('keys are an address or a set', () => {
  const typed = { ...EMPTY, kind: 'keys' as const };
  expect(orderOf({ ...typed, keys: 'https://a.example/jwks' })).toMatchObject({
    jwksUrl: 'https://a.example/jwks',
  });
  expect(orderOf({ ...typed, keys: '{"keys": []}' })).toMatchObject({ jwks: { keys: [] } });
  expect(orderOf({ ...typed, keys: 'none' })).toMatch(/public keys/);
});
