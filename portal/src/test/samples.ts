import type { SourceSummary } from '../admin/types';

export const source: SourceSummary = {
  id: 'hill-clinic',
  name: 'Hill Clinic',
  configured: true,
  lastReceived: '2026-01-01T00:00:00Z',
  receivedLastHour: 3,
  backlog: 0,
  stored: 3,
  ignored: 0,
  retrying: 0,
  quarantined: 0,
  errors: 0,
  duplicates: 0,
  issues: [],
};
