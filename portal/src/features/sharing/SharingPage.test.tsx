import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { showAt } from '../../test/page';
import { serve } from '../../test/serve';
import SharingPage from './SharingPage';

afterEach(() => vi.unstubAllGlobals());

const CLINICS = {
  resourceType: 'Bundle',
  entry: [
    { resource: { resourceType: 'Organization', id: 'source-quay', name: 'Quay Cancer Center' } },
    { resource: { resourceType: 'Organization', id: 'f12', name: 'An insurer' } },
  ],
};
const KEPT = {
  resourceType: 'Consent',
  id: 'c1',
  identifier: [{ system: 'https://healthrecord.org/fhir/consent', value: 'n.1' }],
  status: 'active',
  patient: { reference: 'Patient/p1' },
  provision: {
    type: 'deny',
    data: [
      {
        meaning: 'authoredby',
        reference: { identifier: { system: 'https://healthrecord.org/fhir/source', value: 'quay' } },
      },
    ],
  },
};

function show(consents: readonly unknown[], more: Record<string, { status?: number; body: unknown }> = {}) {
  const asked = serve({
    'GET /fhir/Consent?patient=p1': {
      body: { resourceType: 'Bundle', entry: consents.map((resource) => ({ resource })) },
    },
    'GET /fhir/Organization': { body: CLINICS },
    ...more,
  });
  showAt('/people/p1/sharing', '/people/:id/sharing', <SharingPage />);
  return asked;
}

test('what is hidden stands there in words, and is shown again by one button', async () => {
  const asked = show([KEPT], { 'PUT /fhir/Consent/c1': { body: { ...KEPT, status: 'inactive' } } });

  const line = await screen.findByText('Everything from Quay Cancer Center is hidden from everybody else.');
  await userEvent.click(within(line.parentElement as HTMLElement).getByRole('button'));

  const put = asked.find((one) => one.request.startsWith('PUT'));
  expect(JSON.parse(put?.body ?? '{}')).toMatchObject({ id: 'c1', status: 'inactive' });
});

test('a clinic is hidden from everybody', async () => {
  const asked = show([], { 'POST /fhir/Consent': { status: 201, body: KEPT } });
  expect(await screen.findByText('Nothing is hidden.')).toBeInTheDocument();
  await screen.findByRole('option', { name: 'Quay Cancer Center' });
  expect(screen.queryByRole('option', { name: 'An insurer' })).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'Hide it' }));

  expect(await screen.findByText('It is hidden from now on.')).toBeInTheDocument();
  const stated = JSON.parse(asked.find((one) => one.request.startsWith('POST'))?.body ?? '{}') as unknown;
  expect(stated).toMatchObject({
    patient: { reference: 'Patient/p1' },
    provision: { type: 'deny', data: [{ reference: { reference: 'Organization/source-quay' } }] },
  });
});

test('what the service refuses is said in its words', async () => {
  show([], {
    'POST /fhir/Consent': {
      status: 403,
      body: {
        resourceType: 'OperationOutcome',
        issue: [
          { severity: 'error', code: 'forbidden', diagnostics: 'This proxy may read, but not decide.' },
        ],
      },
    },
  });
  await screen.findByRole('option', { name: 'Quay Cancer Center' });
  await userEvent.click(screen.getByRole('radio', { name: /a kind of information/ }));
  await userEvent.selectOptions(screen.getByLabelText('Kind of information'), 'HIV');
  await userEvent.click(screen.getByRole('button', { name: 'Hide it' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('This proxy may read, but not decide.');
});
