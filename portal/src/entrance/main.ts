/** What a browser with scripts can do beyond the plain pages of the entrance: sign in with a passkey. */
import { order } from '../account/client';
import { passkeysWork, askPasskey } from '../account/passkeys';

const place = document.getElementById('passkey');
if (place && passkeysWork()) offer(place);

function offer(place: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'other';
  button.textContent = 'Sign in with a passkey';
  const failure = document.createElement('p');
  failure.setAttribute('role', 'alert');
  button.addEventListener('click', () => {
    failure.textContent = '';
    failure.className = '';
    signIn().catch((cause: unknown) => {
      failure.className = 'error';
      failure.textContent = words(cause);
    });
  });
  place.append(button, failure);
  place.hidden = false;
}

async function signIn(): Promise<void> {
  const options = await order<PublicKeyCredentialRequestOptionsJSON>('/login/passkey/options', {});
  const { next } = await order<{ next: string }>('/login/passkey/answer', await askPasskey(options));
  window.location.assign(next);
}

function words(cause: unknown): string {
  if (cause instanceof DOMException) return 'No passkey was used.';
  return cause instanceof Error ? cause.message : 'Something unexpected happened.';
}
