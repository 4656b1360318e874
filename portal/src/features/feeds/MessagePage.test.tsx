import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { MessageDetail } from '../../admin/types';
import { showAt } from '../../test/page';
import { source } from '../../test/samples';
import { serve } from '../../test/serve';
import MessagePage from './MessagePage';

const text = 'MSH|^~\\&|A\rOBX|1|ZZ|x||1';
const detail: MessageDetail = {
  id: 'm1',
  source: 'hill-clinic',
  transport: 'MLLP',
  received: '2026-01-01T00:00:00Z',
  contentType: null,
  fileName: null,
  controlId: 'C-1',
  sha256: 'a5'.repeat(32),
  size: text.length,
  editedFrom: null,
  editedBy: null,
  replacedBy: [],
  duplicates: [],
  recordCount: 1,
  records: [
    {
      id: 7,
      selector: '',
      scope: 'WHOLE',
      kind: 'ORU_R01',
      controlId: 'C-1',
      lane: 'LIVE',
      state: 'STORED',
      attempts: 1,
      nextAttempt: null,
      error: null,
      mappingVersion: 1,
      settled: '2026-01-01T00:00:00Z',
      issues: [
        { severity: 'INFORMATION', code: 'unused-segment', place: '', detail: 'Not used.', times: 3 },
        { severity: 'WARNING', code: 'unknown-type', place: 'OBX-2', detail: 'No such type.', times: 1 },
      ],
      events: [{ at: '2026-01-01T00:00:00Z', from: 'RECEIVED', to: 'STORED', by: 'pipeline', note: '' }],
    },
  ],
  facts: [{ type: 'Observation', id: 'o1', selector: '', place: 'OBX' }],
};
const SUMMARY = { 'GET /admin/api/summary': { body: { sources: [source] } } };
const answers = {
  ...SUMMARY,
  'GET /admin/api/messages/m1/text': {
    body: { text, spans: [{ start: text.indexOf('ZZ'), end: text.indexOf('ZZ') + 2 }] },
  },
  'GET /admin/api/messages/m1': { body: detail },
};
const show = () => showAt('/admin/messages/m1', '/admin/messages/:id', <MessagePage />);

it('shows an issue at its place in the message, the gravest first', async () => {
  const excerpt = { text, start: text.indexOf('ZZ'), end: text.indexOf('ZZ') + 2 };
  serve({ ...answers, 'GET /admin/api/records/7/excerpt?place=OBX-2': { body: excerpt } });
  show();
  const issues = within(await screen.findByRole('list', { name: 'Issues' }));
  expect(issues.getAllByRole('listitem')[0]).toHaveTextContent('Unknown type');
  await userEvent.click(issues.getByRole('button', { name: 'Show OBX-2' }));
  const piece = await issues.findByRole('region', { name: 'Message at OBX-2' });
  expect(piece.querySelector('mark')).toHaveTextContent('ZZ');
});

it('says which clinic sent it', async () => {
  serve(answers);
  show();
  expect(await screen.findByText(/^Hill Clinic, received/)).toBeVisible();
});

it('marks the places of the issues in the text as it arrived', async () => {
  serve(answers);
  show();
  const raw = await screen.findByRole('region', { name: 'Raw message' });
  expect(raw.querySelector('mark')).toHaveTextContent('ZZ');
});

it('says so where the bytes are no text', async () => {
  serve({ ...answers, 'GET /admin/api/messages/m1/text': { body: { text: null, spans: [] } } });
  show();
  expect(await screen.findByText(/are no text/)).toBeVisible();
});

it('leads to the charts it is behind', async () => {
  serve(answers);
  show();
  const fact = await screen.findByRole('link', { name: 'Observation' });
  expect(fact).toHaveAttribute('href', '/people/of/Observation/o1');
});

it('shows why a message is in quarantine, at its place', async () => {
  const [record] = detail.records;
  const error = { reason: 'unsupported-message-type', place: 'MSH-9', text: 'Nobody reads such messages.' };
  const quarantined = { ...detail, records: [{ ...record, state: 'QUARANTINED', error, issues: [] }] };
  serve({
    ...SUMMARY,
    'GET /admin/api/messages/m1/text': answers['GET /admin/api/messages/m1/text'],
    'GET /admin/api/messages/m1': { body: quarantined },
    'GET /admin/api/records/7/excerpt?place=MSH-9': { body: { text: '', start: 0, end: 0 } },
  });
  show();
  expect(await screen.findByRole('alert')).toHaveTextContent('Nobody reads such messages. (at MSH-9)');
  expect(await screen.findByText(/concerns the message as a whole/)).toBeVisible();
  expect(screen.queryByText(/no issue was met/i)).not.toBeInTheDocument();
});
