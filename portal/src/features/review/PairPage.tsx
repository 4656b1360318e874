import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { claim, defer, link, never, release, reviewList } from '../../admin/stewards';
import type { Compared, PairEnds, ReviewList } from '../../admin/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ClinicNumber } from './ClinicNumber';
import { Comparison } from './Comparison';
import { Decisions, type Choice } from './Decisions';
import { useLastDecision, type LastDecision } from './lastDecision';
import { Meetings } from './Meetings';
import { addressOf, dangersOf } from './PairList';
import { SideMessages } from './SideMessages';
import { UndoDecision, useUndoDecision } from './UndoDecision';
import { useCompared, useOrder, useReviewList } from './useReview';
import { bornText, dangerText, nameOf, numberText, ruleText, weightText } from './words';

const DAY = 86_400_000;

const CHOICES: readonly Choice[] = [
  {
    id: 'link',
    letter: 'l',
    label: 'One person',
    meaning: 'The two become one person with one chart. It can be undone.',
    reasons: ['The clinic confirmed it', 'The patient confirmed it', 'The same document was shown at both'],
    main: true,
  },
  {
    id: 'never',
    letter: 'n',
    label: 'Two people',
    meaning: 'The two are never taken for one again, whatever may come. It can be undone.',
    reasons: [
      'The clinic confirmed it',
      'Twins',
      'Relatives of one name',
      'Another person at another address',
    ],
  },
  {
    id: 'later',
    letter: 'd',
    label: 'Not now',
    meaning: 'The pair leaves the queue and comes back by itself.',
    reasons: ['The clinic was asked', 'The patient will be asked'],
    days: [7, 1, 30],
  },
];

const DONE: Record<string, string> = {
  link: 'are one person now.',
  never: 'are two people, and stay two.',
  later: 'come back later.',
};

/** Two registrations side by side: what agrees, what would meet, what was said; and the decision. */
export default function PairPage() {
  const { one = '', other = '' } = useParams();
  const ends = { one: Number(one), other: Number(other) };
  const pair = useCompared(ends);
  const list = useReviewList();
  if (pair.isError) {
    return <Failure what="the pair" error={pair.error} retry={() => void pair.refetch()} />;
  }
  if (!pair.data || list.isLoading) return <Loading what="the pair" />;
  // A new pair begins anew: nothing half typed for the one is there for the next.
  return <Pair key={`${one} ${other}`} ends={ends} pair={pair.data} list={list.data} />;
}

function Pair({ ends, pair, list }: { ends: PairEnds; pair: Compared; list: ReviewList | undefined }) {
  const go = useNavigate();
  const undoing = useUndoDecision();
  const last = useLastDecision();
  const { before, after, place } = neighbours(list, ends);
  const to = (next: PairEnds | undefined, state?: { last: LastDecision }) =>
    void go(addressOf(next), state ? { state } : {});
  const decide = useOrder(
    async ({ choice, reason, days }: { choice: Choice; reason: string; days: number }) => {
      if (choice.id === 'link') await link(ends, reason);
      else if (choice.id === 'never') await never(ends, reason);
      else await defer(ends, reason, new Date(Date.now() + days * DAY).toISOString());
      const done = `${nameOf(pair.one)} and ${nameOf(pair.other)} ${DONE[choice.id] ?? ''}`;
      to(await nextOf(list, ends), { last: { ...ends, done } });
    },
  );
  const claiming = useOrder((isTaken: boolean) => (isTaken ? release(ends) : claim(ends)));
  const take = () => claiming.mutate(Boolean(pair.question?.claimedBy));
  const keys = [
    { key: 'ArrowLeft', name: '←', does: 'the pair before', act: before && (() => to(before)) },
    { key: 'ArrowRight', name: '→', does: 'the next pair', act: after && (() => to(after)) },
    { key: 't', name: 'T', does: 'takes it or lets go', act: take },
    { key: 'u', name: 'U', does: 'undoes the last decision', act: last && undoing.act },
  ].map(({ act, ...key }) => (act ? { ...key, act } : key));
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Anchor component={Link} to="/admin/review">
          ← Who is who
        </Anchor>
        <Group component="nav" aria-label="Pairs" gap="md">
          <Text size="sm">{place}</Text>
          {before && (
            <Anchor component={Link} to={addressOf(before)}>
              Before
            </Anchor>
          )}
          {after && (
            <Anchor component={Link} to={addressOf(after)}>
              Next
            </Anchor>
          )}
        </Group>
      </Group>
      <UndoDecision />
      <Head pair={pair} list={list} ends={ends} isClaiming={claiming.isPending} onTake={take} />
      {claiming.error && <Failure what="the hold" error={claiming.error} />}
      <section aria-labelledby="agrees">
        <Title order={2} size="h4" id="agrees" mb="xs">
          What agrees and what differs
        </Title>
        <Comparison pair={pair} />
      </section>
      <section aria-labelledby="meets">
        <Title order={2} size="h4" id="meets">
          What would meet in one chart
        </Title>
        <Meetings ends={ends} pair={pair} />
      </section>
      <section aria-labelledby="messages">
        <Title order={2} size="h4" id="messages" mb="xs">
          What the messages said
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <SideMessages side={pair.one} />
          <SideMessages side={pair.other} />
        </SimpleGrid>
      </section>
      <Decisions
        choices={CHOICES}
        isBusy={decide.isPending}
        error={decide.error}
        keys={keys}
        onDecide={(choice, reason, days) => decide.mutate({ choice, reason, days })}
      />
    </Stack>
  );
}

/** The next that waits now: a decision may have answered other pairs too, or have raised new ones. */
async function nextOf(list: ReviewList | undefined, ends: PairEnds): Promise<PairEnds | undefined> {
  const { pairs } = await reviewList(new AbortController().signal);
  const isSame = (one: PairEnds, other: PairEnds) => one.one === other.one && one.other === other.other;
  const before = list?.pairs ?? [];
  const behind = before.slice(before.findIndex((pair) => isSame(pair, ends)) + 1);
  const open = pairs.filter((pair) => !isSame(pair, ends));
  return behind.find((pair) => open.some((other) => isSame(pair, other))) ?? open[0];
}

/** The pairs beside this one in the queue; after the last comes the first again. */
function neighbours(list: ReviewList | undefined, ends: PairEnds) {
  const pairs = list?.pairs ?? [];
  const at = pairs.findIndex((pair) => pair.one === ends.one && pair.other === ends.other);
  const place = at < 0 ? 'Not in the queue' : `Pair ${at + 1} of ${list?.waiting ?? pairs.length} that wait`;
  if (at < 0) return { before: undefined, after: pairs[0], place };
  return { before: pairs[at - 1], after: pairs[at + 1] ?? (at > 0 ? pairs[0] : undefined), place };
}

interface HeadProps {
  pair: Compared;
  list: ReviewList | undefined;
  ends: PairEnds;
  isClaiming: boolean;
  onTake: () => void;
}

function Head({ pair, list, ends, isClaiming, onTake }: HeadProps) {
  const dangers = list ? dangerText(dangersOf(list, ends)) : '';
  const { question, said } = pair;
  return (
    <Stack gap="xs">
      <Title order={1} size="h2">
        {nameOf(pair.one)} and {nameOf(pair.other)}: one person?
      </Title>
      {[pair.one, pair.other].map((side) => (
        <Text key={side.number.registration}>
          <ClinicNumber number={side.number} />: {nameOf(side)}, {bornText(side)}
          {side.person && (
            <>
              {' · '}
              <Anchor component={Link} to={`/people/${side.person}`} underline="always">
                chart<VisuallyHidden> of {numberText(side.number.number)}</VisuallyHidden>
              </Anchor>
              {' · '}
              <Anchor component={Link} to={`/admin/persons/${side.person}`} underline="always">
                links<VisuallyHidden> of {numberText(side.number.number)}</VisuallyHidden>
              </Anchor>
            </>
          )}
        </Text>
      ))}
      {question && (
        <Text>
          {ruleText(question.explanation)} Everything together {weightText(question.score)}.
        </Text>
      )}
      {!question && (
        <Alert color="gray" role="note" py="xs" title="This pair does not wait">
          {said && said.what !== 'REOPENED'
            ? `${said.by} has said: ${said.reason ?? ''}`
            : 'Nobody is asked about these two.'}
        </Alert>
      )}
      {dangers && (
        <Alert color="red" variant="light" role="note" py="xs" title="A wrong answer is dangerous here">
          The charts hold {dangers}.
        </Alert>
      )}
      {question && (
        <Group gap="sm">
          <Badge variant="outline" size="lg" tt="none" style={{ color: 'inherit' }}>
            {question.claimedBy ? `${question.claimedBy} has it` : 'Nobody has taken it'}
          </Badge>
          <Button size="compact-sm" variant="default" loading={isClaiming} onClick={onTake}>
            {question.claimedBy ? 'Let go' : 'Take it'}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
