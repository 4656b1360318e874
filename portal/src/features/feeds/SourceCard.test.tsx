import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SourceSummary } from '../../admin/types';
import { showAt } from '../../test/page';
import { source } from '../../test/samples';
import { SourceCard } from './SourceCard';

const show = (over: Partial<SourceSummary>) =>
  showAt('/', '/', <SourceCard source={{ ...source, ...over }} now="2026-01-01T02:00:00Z" />);

it('says when the clinic was last heard and how much it sent since', () => {
  show({});
  expect(screen.getByText('Last heard 2 h ago, 3 messages in the last hour')).toBeVisible();
});

it('draws the messages of the last hour', () => {
  show({});
  const plot = screen.getByRole('img', { name: 'Messages a minute in the last hour: now 2, at most 2' });
  expect(plot.querySelectorAll('rect')).toHaveLength(2);
});

it.each<[string, Partial<SourceSummary>]>([
  ['up to date', {}],
  ['working', { backlog: 4 }],
  ['1 error', { errors: 1, backlog: 4 }],
  ['2 errors', { errors: 2 }],
  ['never heard', { lastReceived: null }],
  ['not configured now', { configured: false, errors: 2 }],
])('is %s', (text, over) => {
  show(over);
  expect(screen.getByText(text)).toBeVisible();
});

it('counts what the mapping could not use', () => {
  show({ issues: [{ severity: 'WARNING', code: 'unknown-code', times: 12 }] });
  expect(screen.getByText('Unknown code (warning): 12')).toBeInTheDocument();
});
