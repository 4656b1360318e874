import type { ClientOrder } from '../../admin/types';

export type Kind = 'public' | 'secret' | 'keys';

/** A client as it is typed: several of a thing stand below each other. */
export interface Typed {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly redirects: string;
  readonly scopes: string;
  readonly launchUrl: string;
  readonly origins: string;
  readonly keys: string;
}

export const EMPTY: Typed = {
  id: '',
  name: '',
  kind: 'public',
  redirects: '',
  scopes: 'openid fhirUser launch/patient patient/*.rs',
  launchUrl: '',
  origins: '',
  keys: '',
};

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** What is sent; a sentence where the keys are neither an address nor a set. */
export function orderOf(typed: Typed): ClientOrder | string {
  const order: ClientOrder = {
    id: typed.id.trim(),
    name: typed.name.trim(),
    kind: typed.kind,
    redirectUris: words(typed.redirects),
    scopes: words(typed.scopes),
    origins: words(typed.origins),
    ...(typed.launchUrl.trim() && { launchUrl: typed.launchUrl.trim() }),
  };
  if (typed.kind !== 'keys') return order;
  const keys = typed.keys.trim();
  if (/^https?:/.test(keys)) return { ...order, jwksUrl: keys };
  try {
    return { ...order, jwks: JSON.parse(keys) as Record<string, never> };
  } catch {
    return 'Give the public keys as JSON ({"keys": [...]}), or the address where they are.';
  }
}
