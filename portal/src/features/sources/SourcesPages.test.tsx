import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Alarm, Backlog, Scorecard, SourceView } from '../../admin/types';
import { showAt } from '../../test/page';
import { source } from '../../test/samples';
import { serve } from '../../test/serve';
import SourcePage from './SourcePage';
import SourcesPage from './SourcesPage';

const hill: SourceView = {
  id: 'hill-clinic',
  name: 'Hill Clinic',
  state: 'ACTIVE',
  sandbox: true,
  version: 3,
  decidedAt: '2026-01-01T00:00:00Z',
  decidedBy: 'ann',
  problems: [],
  pulls: [
    {
      channel: 'sftp files.example',
      state: 'HOST_KEY_UNKNOWN',
      detail: 'The host key is not the one of the definition.',
      lastTurn: '2026-01-01T00:00:00Z',
      lastSuccess: null,
      nextTurn: '2026-01-01T00:05:00Z',
      failures: 4,
      fetched: 0,
    },
  ],
  definition: {},
};
const alarm: Alarm = {
  id: 7,
  source: 'hill-clinic',
  kind: 'SILENT',
  raised: '2026-01-01T00:00:00Z',
  says: 'Nothing has come since 2026-01-01T00:00Z; usually something comes every 4 h.',
  ended: null,
  acknowledged: null,
  acknowledgedBy: '',
  note: '',
};
const waiting: Backlog = {
  source: 'hill-clinic',
  waiting: 1200,
  oldest: '2026-01-01T00:00:00Z',
  perMinute: 100.4,
  minutes: 12,
};
const card: Scorecard = {
  source: 'hill-clinic',
  name: 'Hill Clinic',
  at: '2026-01-02T00:00:00Z',
  since: '2025-12-04',
  records: 40,
  refused: 2,
  duplicates: 1,
  kinds: [
    {
      kind: 'ORU^R01',
      records: 40,
      refused: 2,
      measures: [{ topic: 'Observation', says: 'referenceRange', of: 80, have: 60 }],
    },
  ],
  trend: [{ day: '2026-01-01', records: 40, refused: 2, duplicates: 1, codes: 90, unmapped: 9 }],
  repairs: [
    {
      what: 'REFUSAL',
      severity: 'ERROR',
      code: 'no-patient-identifier',
      says: 'There is no record number.',
      times: 2,
      place: 'PID-3',
      message: 'M1',
    },
  ],
};

const answers = {
  'GET /admin/api/sources/hill-clinic/scorecard': { body: card },
  'GET /admin/api/sources/hill-clinic/codes': { body: [] },
  'GET /admin/api/sources/hill-clinic/decisions': { body: [] },
  'GET /admin/api/sources/hill-clinic': { body: hill },
  'GET /admin/api/sources': { body: [hill] },
  'GET /admin/api/codes': { body: [] },
  'GET /admin/api/alarms': { body: [alarm] },
  'GET /admin/api/backlog': { body: [waiting] },
  'GET /admin/api/summary': {
    body: { at: '2026-01-01T00:01:00Z', backlog: 0, states: {}, sources: [source] },
  },
  'POST /admin/api/alarms/7/acknowledge': { body: alarm },
  'POST /admin/api/sources/hill-clinic/pause': { body: hill },
};

beforeEach(() => () => vi.unstubAllGlobals());

it('shows each source with its state, what waits, and what somebody should see to', async () => {
  const asked = serve(answers);
  showAt('/', '/', <SourcesPage />);
  expect(await screen.findByRole('link', { name: 'Hill Clinic' })).toHaveAttribute(
    'href',
    '/admin/sources/hill-clinic',
  );
  expect(screen.getByText('host key unknown')).toBeVisible();
  expect(await screen.findByText('about 12 minutes')).toBeVisible();
  const silent = within(await screen.findByRole('article', { name: /Silent/ }));
  await userEvent.type(silent.getByLabelText('What you do about it'), 'I call them');
  await userEvent.click(silent.getByRole('button', { name: /Acknowledge/ }));
  expect(asked.find(({ request }) => request.startsWith('POST'))?.body).toBe('{"note":"I call them"}');
});

it('says what would help most and lets the source be paused with a reason', async () => {
  const asked = serve(answers);
  showAt('/admin/sources/hill-clinic', '/admin/sources/:id', <SourcePage />);
  expect(await screen.findByText('no-patient-identifier', {}, { timeout: 4000 })).toBeVisible();
  expect(screen.getByRole('link', { name: 'PID-3' })).toHaveAttribute('href', '/admin/messages/M1');
  await userEvent.type(screen.getByLabelText('Why'), 'floods');
  await userEvent.click(screen.getByRole('button', { name: 'Pause it' }));
  expect(asked.find(({ request }) => request.startsWith('POST'))).toEqual({
    request: 'POST /admin/api/sources/hill-clinic/pause',
    body: '{"reason":"floods"}',
  });
});
