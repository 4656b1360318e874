import { Anchor, Card, Checkbox, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { timeText } from '../../admin/format';
import type { HeldNumber } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ClinicNumber } from './ClinicNumber';
import { useHeldNumbers } from './useReview';
import { answerText, nameOf } from './words';

/** Record numbers under which somebody else seems to have come: those that wait, or those that were answered. */
export function HeldList() {
  const [answered, setAnswered] = useState(false);
  const held = useHeldNumbers(answered);
  return (
    <Stack gap="sm">
      <Text>
        A message came under a record number that stands for somebody else. It waits, and the chart stays as
        it is, until you say who came.
      </Text>
      <Checkbox
        label="Show those that were answered"
        checked={answered}
        onChange={(e) => setAnswered(e.currentTarget.checked)}
      />
      {held.isLoading && <Loading what="the held numbers" />}
      {held.isError && (
        <Failure what="the held numbers" error={held.error} retry={() => void held.refetch()} />
      )}
      {held.data?.numbers.length === 0 && (
        <Empty>{answered ? 'None was answered yet.' : 'No record number is held.'}</Empty>
      )}
      {held.data?.numbers.map((one) => (
        <Row key={one.id} held={one} />
      ))}
    </Stack>
  );
}

function Row({ held }: { held: HeldNumber }) {
  const stood = nameOf({ values: held.stoodFor });
  const came = nameOf({ values: held.came });
  return (
    <Card withBorder component="article" p="sm" aria-label={`${stood}, then ${came}`}>
      <Title order={2} size="h5">
        <Anchor component={Link} to={`/admin/held-numbers/${held.id}`} inherit underline="always">
          {stood}, then {came}
        </Anchor>
      </Title>
      <Text>
        <ClinicNumber number={held.number} /> stood for {stood}; {messagesText(held.messages)} about {came}.
      </Text>
      <Text size="sm" c="dimmed">
        Held since {timeText(held.raised)}. {answerText(held)}
      </Text>
    </Card>
  );
}

const messagesText = (count: number) => (count === 1 ? '1 message came' : `${count} messages came`);
