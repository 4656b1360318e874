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

const COUNT = 'GET /fhir/Patient?_summary=count';
const known = (total: number) => ({ [COUNT]: { body: { resourceType: 'Bundle', total } } });

async function findByRecordNumber(number: string) {
  showAt('/', '/', <FindPage />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Record number' }), number);
  await userEvent.click(screen.getByRole('button', { name: 'Find' }));
}

it('finds a person by a record number, which never stands in an address', async () => {
  const asked = serve({
    ...known(1),
    'POST /fhir/Patient/_search': { body: { entry: [{ resource: person }] } },
  });
  await findByRecordNumber('77');
  expect(await screen.findByRole('link', { name: 'Ada Nygaard' })).toHaveAttribute('href', '/people/p1');
  expect(asked.map((a) => a.request)).toEqual([COUNT, 'POST /fhir/Patient/_search']);
  expect(asked[1]?.body).toContain('identifier=77');
});

it('says so when nobody is known', async () => {
  serve({ ...known(1), 'POST /fhir/Patient/_search': { body: { resourceType: 'Bundle' } } });
  await findByRecordNumber('99');
  expect(await screen.findByText('Nobody is known like this.')).toBeVisible();
});

it("shows the server's own words when it refuses", async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'The index is being built.' }] };
  serve({ ...known(1), 'POST /fhir/Patient/_search': { status: 503, body: outcome } });
  await findByRecordNumber('77');
  expect(await screen.findByRole('alert')).toHaveTextContent('The index is being built.');
});

it('says how many people are known, and where to look when there are none', async () => {
  serve(known(12));
  const page = showAt('/', '/', <FindPage />);
  expect(await screen.findByText('12 people are known.')).toBeVisible();
  page.unmount();
  serve(known(0));
  showAt('/', '/', <FindPage />);
  expect(await screen.findByText(/Nobody is known yet/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'feeds' })).toHaveAttribute('href', '/admin');
});
