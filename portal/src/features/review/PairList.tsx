import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { RegistrationRecord, ReviewList, WaitingPair } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Some } from '../../ui/Some';
import { ClinicNumber } from './ClinicNumber';
import classes from './Review.module.css';
import { bornText, dangerText, nameOf, ruleText } from './words';

/** The pairs that wait, in the order of danger; each row says why it stands where it does. */
export function PairList({ list }: { list: ReviewList }) {
  if (list.pairs.length === 0) {
    return <Empty>No pair waits: whoever may be one person has been decided.</Empty>;
  }
  const hidden = list.waiting - list.pairs.length;
  return (
    <Stack gap="sm">
      <Text>
        Those whose charts hold allergies, opioids or cancer come first, then those for whom most speaks.{' '}
        <Anchor component={Link} to={addressOf(list.pairs[0])} underline="always">
          Begin with the first pair
        </Anchor>
      </Text>
      <Some items={list.pairs} keyOf={(p) => `${p.one} ${p.other}`} first={25} label="pairs">
        {(pair) => <Row pair={pair} list={list} />}
      </Some>
      {hidden > 0 && <Text c="dimmed">{hidden.toLocaleString()} more wait behind these.</Text>}
    </Stack>
  );
}

export const addressOf = (pair: Pick<WaitingPair, 'one' | 'other'> | undefined) =>
  pair ? `/admin/review/${pair.one}/${pair.other}` : '/admin/review';

/** What either chart of a pair holds that makes a wrong answer dangerous. */
export function dangersOf(list: ReviewList, pair: Pick<WaitingPair, 'one' | 'other'>) {
  return [pair.one, pair.other].flatMap((end) => {
    const person = recordOf(list, end)?.person;
    return (person && list.dangers[person]) || [];
  });
}

const recordOf = (list: ReviewList, registration: number): RegistrationRecord | undefined =>
  list.people.find((record) => record.number.registration === registration);

function Row({ pair, list }: { pair: WaitingPair; list: ReviewList }) {
  const sides = [recordOf(list, pair.one), recordOf(list, pair.other)].flatMap((side) => side ?? []);
  const names = sides.map((side) => nameOf(side)).join(' and ');
  const dangers = dangerText(dangersOf(list, pair));
  return (
    <Card
      withBorder
      component="article"
      aria-label={names}
      p="sm"
      mb="sm"
      className={dangers ? classes['against'] : undefined}
    >
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={2} size="h5">
          <Anchor component={Link} to={addressOf(pair)} inherit underline="always">
            {names}
          </Anchor>
        </Title>
        {pair.claimedBy && (
          <Badge variant="outline" tt="none" style={{ color: 'inherit' }}>
            {pair.claimedBy} has it
          </Badge>
        )}
      </Group>
      <ul className={classes['plain']}>
        {sides.map((side) => (
          <li key={side.number.registration}>
            <Text size="sm" c="dimmed">
              <ClinicNumber number={side.number} />: {nameOf(side)}, {bornText(side)}
            </Text>
          </li>
        ))}
      </ul>
      <Text mt={4}>{ruleText(pair.explanation)}</Text>
      {dangers && (
        <Text size="sm" fw={600}>
          Early in the queue because of {dangers}.
        </Text>
      )}
    </Card>
  );
}
