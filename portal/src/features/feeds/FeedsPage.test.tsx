import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Summary } from '../../admin/types';
import { showAt } from '../../test/page';
import { source } from '../../test/samples';
import { serve } from '../../test/serve';
import FeedsPage from './FeedsPage';

/** The server's events, sent by hand. */
class Events extends EventTarget {
  static latest: Events;
  onopen = () => undefined;
  onerror = () => undefined;
  close = vi.fn();
  constructor(readonly url: string) {
    super();
    Events.latest = this;
  }
}

const summary = (over: Partial<Summary['sources'][number]>): Summary => ({
  at: '2026-01-01T00:01:00Z',
  backlog: over.backlog ?? 0,
  states: {},
  sources: [{ ...source, ...over }],
});
const tick = (now: Summary) =>
  act(() => Events.latest.dispatchEvent(new MessageEvent('summary', { data: JSON.stringify(now) })));

beforeEach(() => {
  vi.stubGlobal('EventSource', Events);
  serve({
    'GET /admin/api/alarms': { body: [] },
    'GET /admin/api/summary': { body: summary({}) },
    'POST /admin/api/messages/search': { body: { messages: [], page: 0, more: false } },
  });
  return () => vi.unstubAllGlobals();
});

it('follows the events of the server', async () => {
  showAt('/', '/', <FeedsPage />);
  const card = within(await screen.findByRole('region', { name: 'Hill Clinic' }));
  expect(Events.latest.url).toBe('/admin/api/events');
  expect(card.getByText('up to date')).toBeVisible();
  tick(summary({ stored: 3, backlog: 5 }));
  expect(await card.findByText('working')).toBeVisible();
  expect(screen.getByText('5 records wait.')).toBeVisible();
  tick(summary({ receivedPerMinute: [7, 5] }));
  expect(await card.findByRole('img', { name: /now 5, at most 7/ })).toBeInTheDocument();
});

it('does not say that all has been applied while something is in quarantine', async () => {
  showAt('/', '/', <FeedsPage />);
  expect(await screen.findByText('Everything received has been applied.')).toBeVisible();
  tick({ ...summary({}), states: { QUARANTINED: 2 } });
  expect(
    await screen.findByText('2 records are in quarantine; everything else received has been applied.'),
  ).toBeVisible();
});

it('says whether the line stands', async () => {
  showAt('/', '/', <FeedsPage />);
  expect(await screen.findByText('connecting')).toBeVisible();
  act(() => Events.latest.onopen());
  expect(screen.getByText('live')).toBeVisible();
  act(() => Events.latest.onerror());
  expect(screen.getByText('connection lost, trying again')).toBeVisible();
});

it('lets the line go when the page is left', async () => {
  const page = showAt('/', '/', <FeedsPage />);
  await screen.findByRole('region', { name: 'Hill Clinic' });
  page.unmount();
  expect(Events.latest.close).toHaveBeenCalled();
});
