import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { showAt } from '../../test/page';
import { serve } from '../../test/serve';
import FindPage from './FindPage';

const person = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ given: ['Ada'], family: 'Nygaard' }],
  identifier: [{ value: '77', type: { coding: [{ code: 'MR' }] } }],
};

async function findByRecordNumber(number: string) {
  showAt('/', '/', <FindPage />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Record number' }), number);
  await userEvent.click(screen.getByRole('button', { name: 'Find' }));
}

it('finds a person by a record number, which never stands in an address', async () => {
  const asked = serve({ 'POST /fhir/Patient/_search': { body: { entry: [{ resource: person }] } } });
  await findByRecordNumber('77');
  expect(await screen.findByRole('link', { name: 'Ada Nygaard' })).toHaveAttribute('href', '/people/p1');
  expect(asked.map((a) => a.request)).toEqual(['POST /fhir/Patient/_search']);
  expect(asked[0]?.body).toContain('identifier=77');
});

it('says so when nobody is known', async () => {
  serve({ 'POST /fhir/Patient/_search': { body: { resourceType: 'Bundle' } } });
  await findByRecordNumber('99');
  expect(await screen.findByText('Nobody is known like this.')).toBeVisible();
});

it("shows the server's own words when it refuses", async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'The index is being built.' }] };
  serve({ 'POST /fhir/Patient/_search': { status: 503, body: outcome } });
  await findByRecordNumber('77');
  expect(await screen.findByRole('alert')).toHaveTextContent('The index is being built.');
});
