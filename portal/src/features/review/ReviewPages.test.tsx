import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { showAt } from '../../test/page';
import { first, list, second } from '../../test/review';
import { source } from '../../test/samples';
import { serve } from '../../test/serve';
import HeldPage from './HeldPage';
import PairPage from './PairPage';
import PersonPage from './PersonPage';
import ReviewPage from './ReviewPage';

const counts = { pairs: 2, heldNumbers: 1, suspicious: 0 };
const facts = [
  {
    kind: 'ALLERGIES',
    rows: [
      {
        name: 'penicillin',
        one: { holds: true, words: 'hives', since: '1998', source: 'hill-clinic' },
        other: null,
        warning: 'DENIED',
      },
    ],
  },
];
const done = { onePerson: true, onePersonId: 'p1', otherPersonId: 'p1', moved: 1 };
const answers = {
  'GET /admin/api/summary': { body: { sources: [source] } },
  'GET /admin/api/review/counts': { body: counts },
  'GET /admin/api/review?': { body: list },
  'GET /admin/api/review/1/2/facts': { body: facts },
  'GET /admin/api/review/3/4/facts': { body: [] },
  'GET /admin/api/review/1/2': { body: first },
  'GET /admin/api/review/3/4': { body: second },
  'POST /admin/api/review/1/2/link': { body: done },
  'POST /admin/api/review/1/2/undo': { body: { ...done, onePerson: false } },
};
const showPair = () => showAt('/admin/review/1/2', '/admin/review/:one/:other', <PairPage />);

beforeEach(() => localStorage.clear());

it('lists the pairs in the order of the server, and says in words why the first is first', async () => {
  serve(answers);
  showAt('/admin/review', '/admin/review', <ReviewPage />);
  const rows = await screen.findAllByRole('article');
  expect(rows[0]).toHaveAccessibleName('Joanna Berg and Johanna Berg');
  expect(rows[0]).toHaveTextContent('Early in the queue because of an allergy (penicillin).');
  expect(rows[1]).not.toHaveTextContent('Early in the queue');
  expect(screen.getByRole('tab', { name: 'Held numbers (1)' })).toBeVisible();
});

it('shows what agrees and differs with its weight, and what would meet', async () => {
  serve(answers);
  showPair();
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
    'Joanna Berg and Johanna Berg: one person?',
  );
  const given = screen.getByText('Given name').closest('li, tr');
  expect(given).toHaveTextContent('two names spelt much alike; speaks a little against one person (−1.0)');
  const allergies = within(await screen.findByRole('region', { name: 'Allergies' }));
  expect(allergies.getByText('A chart says that there is no allergy.')).toBeVisible();
  expect(screen.getByText(/The charts hold an allergy \(penicillin\)/)).toBeVisible();
});

it('is worked off by letters: a reason, Enter, and the next pair is open with a way back', async () => {
  const asked = serve(answers);
  showPair();
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('l');
  expect(screen.getByRole('combobox', { name: 'Reason' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByText('Say why.')).toBeVisible();
  await userEvent.keyboard('the clinic says so{Enter}');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Leo Grau and Leopold Grau: one person?' }),
  ).toBeVisible();
  const link = asked.find((a) => a.request === 'POST /admin/api/review/1/2/link');
  expect(JSON.parse(link?.body ?? '')).toEqual({ reason: 'the clinic says so' });
  expect(screen.getByText('Joanna Berg and Johanna Berg are one person now.')).toBeVisible();
  await userEvent.keyboard('u');
  expect(await screen.findByRole('heading', { level: 1, name: /^Joanna Berg/ })).toBeVisible();
  expect(asked.some((a) => a.request === 'POST /admin/api/review/1/2/undo')).toBe(true);
});

it('types a letter into a field instead of acting on it, and Escape leaves the field', async () => {
  serve(answers);
  showPair();
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('nnl');
  expect(screen.getByRole('combobox', { name: 'Reason' })).toHaveValue('nl');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('combobox', { name: 'Reason' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Two people/ })).toHaveFocus();
});

it('leaves single letters alone where they are turned off; arrows still lead on', async () => {
  serve(answers);
  localStorage.setItem('letters', 'off');
  showPair();
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('l');
  expect(screen.queryByRole('combobox', { name: 'Reason' })).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowRight}');
  expect(await screen.findByRole('heading', { level: 1, name: /^Leo Grau/ })).toBeVisible();
});

it("shows the server's own words when a decision is refused", async () => {
  serve({
    ...answers,
    'POST /admin/api/review/1/2/never': { status: 409, body: { detail: 'Another steward holds this pair.' } },
  });
  showPair();
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('ntwins{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Another steward holds this pair.');
});

const held = {
  id: 9,
  number: { registration: 5, source: 'hill-clinic', system: 'urn:a', number: 'N-5' },
  person: 'p5',
  stoodFor: { GIVEN: ['beatriz'], SEX: ['F'] },
  came: { GIVEN: ['gunnar'], SEX: ['M'] },
  messages: 2,
  messageIds: ['m1', 'm2'],
  raised: '2026-01-01T00:00:00Z',
  answer: 'waiting',
  steward: null,
  answered: null,
  reason: null,
};

it('asks who came under a number, and answers with a reason', async () => {
  const asked = serve({
    'GET /admin/api/summary': answers['GET /admin/api/summary'],
    'GET /admin/api/held-numbers?': { body: { waiting: 1, numbers: [held] } },
    'GET /admin/api/held-numbers/9': { body: held },
    'POST /admin/api/held-numbers/9/other': { status: 202, body: {} },
  });
  showAt('/admin/held-numbers/9', '/admin/held-numbers/:id', <HeldPage />);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
    'Beatriz, then Gunnar: who is it?',
  );
  expect(screen.getByText('2 messages wait')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Message 2' })).toHaveAttribute('href', '/admin/messages/m2');
  await userEvent.keyboard('ogiven again{Enter}');
  const answer = asked.find((a) => a.request === 'POST /admin/api/held-numbers/9/other');
  expect(JSON.parse(answer?.body ?? '')).toEqual({ reason: 'given again' });
});

it('takes a registration out of a person with a reason, and puts it back', async () => {
  const records = [
    first.one,
    { ...first.other, values: { ...first.other.values, BIRTH_DATE: ['1967-10-02'] } },
  ];
  const links = { person: 'p1', numbers: records.map((r) => r.number), records, others: [], events: [] };
  const parted = { person: 'p1', registrationPerson: 'p2', moved: 1 };
  const asked = serve({
    'GET /admin/api/summary': answers['GET /admin/api/summary'],
    'GET /admin/api/review?': { body: list },
    'GET /admin/api/persons/p1/links': { body: links },
    'GET /admin/api/persons/p1/waiting': { body: [] },
    'POST /admin/api/persons/p1/numbers/2/out': { body: parted },
    'POST /admin/api/persons/p1/numbers/2/back': { body: parted },
  });
  showAt('/admin/persons/p1', '/admin/persons/:id', <PersonPage />);
  const registration = within(await screen.findByRole('article', { name: 'lake N-2' }));
  expect(registration.getByText('Birth date: 2 Oct 1967 (others say otherwise)')).toBeVisible();
  await userEvent.click(registration.getByRole('button', { name: 'Take it out: lake N-2' }));
  await userEvent.keyboard('another person{Enter}');
  expect(await screen.findByRole('status')).toHaveTextContent('lake N-2 was taken out');
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(asked.some((a) => a.request === 'POST /admin/api/persons/p1/numbers/2/back')).toBe(true);
});
