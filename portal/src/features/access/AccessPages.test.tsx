import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { serve } from '../../test/serve';
import { showAt } from '../../test/page';
import AppsPage from './AppsPage';
import ConsentPage from './ConsentPage';

const question = {
  clientId: 'phone',
  client: 'Diary',
  leadsTo: 'app.example',
  account: 'Ada Stone',
  person: null,
  choices: [
    { id: 'p1', name: 'Ada Stone', birthDate: '1980-02-03' },
    { id: 'p2', name: 'Ben Stone', birthDate: '2019-05-06' },
  ],
  anybody: false,
  silent: ['launch/patient'],
  requests: [
    { scope: 'patient/Observation.rs?category=laboratory', words: 'Read your laboratory results' },
    { scope: 'offline_access', words: 'Keep this access when you are not here, until you take it back' },
  ],
};

const assign = vi.fn();

beforeEach(() => {
  assign.mockReset();
  vi.stubGlobal('location', { ...window.location, assign });
});

function consent(asked: object = question) {
  const requests = serve({
    'GET /oauth2/consent?state=s%201': { body: asked },
    'POST /oauth2/authorize': { body: { location: 'https://app.example/back?code=c' } },
  });
  showAt('/consent?state=s+1', '/consent', <ConsentPage />);
  return requests;
}

test('an app is let in for a person, without what was taken away', async () => {
  const user = userEvent.setup();
  const requests = consent();
  await user.click(await screen.findByRole('radio', { name: /Ben Stone/ }));
  await user.click(screen.getByRole('checkbox', { name: /Keep this access/ }));
  await user.click(screen.getByRole('button', { name: 'Let it in' }));

  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://app.example/back?code=c'));
  const form = new URLSearchParams(requests.at(-1)?.body);
  expect(form.getAll('scope')).toEqual(['launch/patient', 'patient/Observation.rs?category=laboratory']);
  expect(form.get('patient')).toBe('p2');
  expect(form.get('state')).toBe('s 1');
});

test('nobody is chosen for the reader', async () => {
  consent();
  expect(await screen.findByRole('button', { name: 'Let it in' })).toBeDisabled();
});

test('the app can be turned away', async () => {
  const user = userEvent.setup();
  const requests = consent({ ...question, person: question.choices[0], choices: [] });
  await user.click(await screen.findByRole('button', { name: 'No' }));

  await waitFor(() => expect(assign).toHaveBeenCalled());
  expect(new URLSearchParams(requests.at(-1)?.body).getAll('scope')).toEqual([]);
});

test('a question that was answered says so', async () => {
  serve({ 'GET /oauth2/consent': { status: 404, body: {} } });
  showAt('/consent?state=old', '/consent', <ConsentPage />);
  expect(await screen.findByRole('alert')).toHaveTextContent('has been answered');
});

test('what was given to an app is taken back', async () => {
  const user = userEvent.setup();
  document.cookie = 'XSRF-TOKEN=guard';
  const app = {
    clientId: 'phone',
    name: 'Diary',
    person: 'Ada Stone',
    may: ['Read your laboratory results'],
    since: '2026-11-01T10:00:00Z',
    ends: '2027-01-30T10:00:00Z',
  };
  const requests = serve({
    'GET /oauth2/apps': { body: [app] },
    'DELETE /oauth2/apps/phone': { body: {} },
  });
  showAt('/account/apps', '/account/apps', <AppsPage />);
  expect(await screen.findByText('Read your laboratory results')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Take back what Diary may do' }));

  await waitFor(() => expect(requests.map((r) => r.request)).toContain('DELETE /oauth2/apps/phone'));
});
