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

it('replays all of a cause and nothing else', async () => {
  const asked = serve({
    'GET /admin/api/quarantine': { body: [group] },
    'POST /admin/api/replay': { status: 202, body: { records: 2 } },
  });
  showAt('/', '/', <Quarantine sources={[source]} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Replay all 2: Unparsable, Hill Clinic' }));
  expect(await screen.findByText('2 on their way again.')).toBeVisible();
  const order = asked.find((a) => a.request === 'POST /admin/api/replay');
  expect(JSON.parse(order?.body ?? '')).toEqual({
    source: 'hill-clinic',
    state: 'QUARANTINED',
    reason: 'UNPARSABLE',
    place: 'MSH-9',
  });
});

it('says when nothing is in quarantine', async () => {
  serve({ 'GET /admin/api/quarantine': { body: [] } });
  showAt('/', '/', <Quarantine sources={[source]} />);
  expect(await screen.findByText('Nothing is in quarantine.')).toBeVisible();
});
