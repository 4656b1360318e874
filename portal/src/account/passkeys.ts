/** WebAuthn between the service's JSON and the browser, by the browser's own conversions. */

const known = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Browsers make no passkey for a bare address, and older ones cannot read the service's questions. */
export const passkeysWork = (): boolean => known() && !/^[\d.]+$|:/.test(window.location.hostname);

/** @returns the browser's answer as JSON */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return answer(await navigator.credentials.create({ publicKey }));
}

/** @returns the browser's answer as JSON */
export async function askPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return answer(await navigator.credentials.get({ publicKey }));
}

function answer(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey was chosen.');
  return credential.toJSON();
}
