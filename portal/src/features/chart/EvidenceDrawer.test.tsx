import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { entry } from '../../test/samples';
import { showAt } from '../../test/page';
import { serve } from '../../test/serve';
import { EvidenceDrawer } from './EvidenceDrawer';

const statement = (clinic: string, text: string, part: string, stands = true) => ({
  name: 'statement',
  part: [
    { name: 'sourceName', valueString: clinic },
    { name: 'message', valueString: `m-${clinic}` },
    { name: 'place', valueString: 'OBX' },
    { name: 'time', valueInstant: '2026-01-01T00:00:00Z' },
    { name: 'stands', valueBoolean: stands },
    {
      name: 'excerpt',
      part: [
        { name: 'text', valueString: text },
        { name: 'start', valueInteger: text.indexOf(part) },
        { name: 'end', valueInteger: text.indexOf(part) + part.length },
      ],
    },
  ],
});

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <EvidenceDrawer
        entry={isOpen ? entry({ title: 'Asthma' }) : undefined}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

it("shows each clinic's message on demand, with the place marked", async () => {
  const parameter = [
    statement('Hill', 'MSH|A\nOBX|here|x', 'OBX|here|x'),
    statement('Lake', '<a><b/></a>', '<b/>', false),
  ];
  serve({ 'GET /fhir/Condition/1/$evidence': { body: { resourceType: 'Parameters', parameter } } });
  showAt('/', '/', <EvidenceDrawer entry={entry({})} onClose={() => undefined} />);
  const hill = await screen.findByRole('article', { name: 'Statement of Hill' });
  expect(hill.querySelector('mark')).toBeNull();
  await userEvent.click(within(hill).getByRole('button', { name: /Show the message itself/ }));
  expect(hill.querySelector('mark')).toHaveTextContent('OBX|here|x');
  expect(within(hill).getByText('stands')).toBeVisible();
  const lake = screen.getByRole('article', { name: 'Statement of Lake' });
  await userEvent.click(within(lake).getByRole('button', { name: /Show the message itself/ }));
  expect(lake.querySelector('mark')).toHaveTextContent('<b/>');
  expect(within(lake).getByText('replaced later')).toBeVisible();
});

it("shows the server's own words when it refuses", async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'This is not yours to see.' }] };
  serve({ 'GET /fhir/Condition/1/$evidence': { status: 403, body: outcome } });
  showAt('/', '/', <EvidenceDrawer entry={entry({})} onClose={() => undefined} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('This is not yours to see.');
});

it('closes by Escape', async () => {
  serve({ 'GET /fhir/Condition/1/$evidence': { body: { resourceType: 'Parameters' } } });
  showAt('/', '/', <Opener />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(await screen.findByText('No statement stands behind this.')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
