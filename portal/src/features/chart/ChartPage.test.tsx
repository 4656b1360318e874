import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { condition, currentList, listed, patient, provenance } from '../../test/samples';
import { showAt } from '../../test/page';
import { serve } from '../../test/serve';
import ChartPage from './ChartPage';

const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});
const whole = bundle(
  patient,
  condition('c1', 'Asthma', '2021'),
  condition('c2', 'Gout', '2023'),
  provenance('Condition/c1', 'hill', 'lake'),
  provenance('Condition/c2', 'hill'),
  currentList('11450-4', listed('Condition/c2'), listed('Condition/c1')),
);
const EVERYTHING = 'GET /fhir/Patient/p1/$everything';
const show = (query = '') => showAt(`/people/p1${query}`, '/people/:id', <ChartPage />);

it('shows each fact once, with the clinics that reported it', async () => {
  serve({ [EVERYTHING]: { body: whole } });
  show();
  expect(await screen.findByRole('heading', { name: 'Ada Nygaard', level: 1 })).toBeVisible();
  const problems = within(screen.getByRole('region', { name: 'Problems (2)' }));
  const [latest, older] = problems.getAllByRole('listitem');
  expect(latest).toHaveTextContent(/Gout.*Hill Clinic/);
  expect(older).toHaveTextContent(/Asthma.*Hill Clinic.*Lake Clinic/);
});

it('filters by the words in it, and says how much is left', async () => {
  serve({ [EVERYTHING]: { body: whole } });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Contains' }), 'gou');
  expect(screen.getByText('1 of 2 facts')).toBeVisible();
  expect(screen.queryByText('Asthma')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(screen.getByText('2 facts')).toBeVisible();
});

it('shows what there is when the rest cannot be read, and says that it is a part', async () => {
  const next = { link: [{ relation: 'next', url: 'http://elsewhere/fhir?_getpages=2' }] };
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'The search has expired.' }] };
  serve({
    [EVERYTHING]: { body: { ...bundle(patient, condition('c1', 'Asthma', '2021')), ...next } },
    'GET /fhir?_getpages=2': { status: 410, body: outcome },
  });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent(/only a part of it.*The search has expired\./);
  expect(screen.getByText('Asthma')).toBeVisible();
});

it('says so when no clinic has reported anything', async () => {
  serve({ [EVERYTHING]: { body: bundle(patient) } });
  show();
  expect(await screen.findByText(/No clinic has reported anything/)).toBeVisible();
});

it("shows the server's own words when there is no such chart", async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Nobody has this id.' }] };
  serve({ [EVERYTHING]: { status: 404, body: outcome } });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('Nobody has this id.');
});

it('opens the evidence of a fact that the address names', async () => {
  serve({
    [EVERYTHING]: { body: whole },
    'GET /fhir/Condition/c1/$evidence': { body: { resourceType: 'Parameters' } },
  });
  show('?fact=Condition/c1');
  expect(await screen.findByRole('dialog', { name: 'Who says so: Asthma' })).toBeVisible();
});
