/** How a request for a chart says on whose behalf it comes. */
export interface Authorization {
  /** The value of the header; nothing where the service asks for none. */
  header(): Promise<string | undefined>;
  /** The service did not take it. Settles only when signing in again would not help. */
  refused(): Promise<void>;
}

const none: Authorization = {
  header: () => Promise.resolve(undefined),
  refused: () => Promise.resolve(),
};

let current = none;

export const authorization = () => current;

/** From now on requests are made with this. */
export function authorizeWith(next: Authorization): void {
  current = next;
}
