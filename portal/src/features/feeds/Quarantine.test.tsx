import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { showAt } from '../../test/page';
import { source } from '../../test/samples';
import { serve } from '../../test/serve';
import { Quarantine } from './Quarantine';

const group = {
  source: source.id,
  reason: 'UNPARSABLE',
  place: 'MSH-9',
  count: 2,
  first: '2026-01-01T00:00:00Z',
  last: '2026-01-02T00:00:00Z',
  text: 'The message names no event.',
  exampleMessage: 'm2',
};

const replayed = {
  'GET /admin/api/quarantine': { body: [group] },
  'POST /admin/api/replay': { status: 202, body: { records: 2 } },
  'GET /admin/api/summary': { body: { sources: [source] } },
};

async function replay() {
  showAt('/', '/', <Quarantine sources={[source]} />);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Replay all 2: Unparsable at MSH-9, Hill Clinic' }),
  );
}

it('replays all of a cause and nothing else', async () => {
  const asked = serve(replayed);
  await replay();
  await screen.findByRole('status');
  const order = asked.find((a) => a.request === 'POST /admin/api/replay');
  expect(JSON.parse(order?.body ?? '')).toEqual({
    source: 'hill-clinic',
    state: 'QUARANTINED',
    reason: 'UNPARSABLE',
    place: 'MSH-9',
  });
});

it('says what came of it, where the keyboard is', async () => {
  serve(replayed);
  await replay();
  expect(await screen.findByText(/2 records replayed\. 2 came back into quarantine/)).toBeVisible();
  expect(screen.getByRole('status')).toHaveFocus();
  expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/admin/messages/m2');
});

it('says that they wait while they do', async () => {
  const waiting = { ...source, backlog: 2 };
  serve({ ...replayed, 'GET /admin/api/summary': { body: { sources: [waiting] } } });
  await replay();
  expect(await screen.findByText('2 records on the way again.')).toBeVisible();
});

it("shows the server's own words when it refuses", async () => {
  serve({ ...replayed, 'POST /admin/api/replay': { status: 400, body: { detail: 'Say what to replay.' } } });
  await replay();
  expect(await screen.findByText('Say what to replay.')).toBeVisible();
});

it('says when nothing is in quarantine', async () => {
  serve({ 'GET /admin/api/quarantine': { body: [] } });
  showAt('/', '/', <Quarantine sources={[source]} />);
  expect(await screen.findByText('Nothing is in quarantine.')).toBeVisible();
});
