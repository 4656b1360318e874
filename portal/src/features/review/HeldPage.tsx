import { Alert, Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';
import { timeText } from '../../admin/format';
import { answerHeld } from '../../admin/stewards';
import type { Field, HeldAnswer, HeldNumber } from '../../admin/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Some } from '../../ui/Some';
import { ClinicNumber } from './ClinicNumber';
import { Decisions, type Choice } from './Decisions';
import classes from './Review.module.css';
import { Undo } from './Undo';
import { useHeldNumber, useHeldNumbers, useOrder } from './useReview';
import { answerText, FIELDS, nameOf, valuesText } from './words';

const CHOICES: readonly Choice[] = [
  {
    id: 'same',
    letter: 's',
    label: 'Same person, correct',
    meaning: 'The new message corrects the particulars behind the number.',
    reasons: ['The clinic corrected a mistake', 'A changed name', 'The first message was wrong'],
  },
  {
    id: 'other',
    letter: 'o',
    label: 'Another person',
    meaning: 'From here on the number is a new registration. What came before stays with the first person.',
    reasons: ['The clinic has given the number again', 'The clinic confirmed it'],
  },
  {
    id: 'wrong',
    letter: 'w',
    label: 'Wrong number',
    meaning: 'Nothing of these messages enters any chart. The sender is to correct them.',
    reasons: ['The clinic will send it again', 'A number typed wrongly'],
  },
];

/** A record number that stood for one person and came with another: who is it? */
export default function HeldPage() {
  const { id = '' } = useParams();
  const held = useHeldNumber(id);
  if (held.isError) {
    return <Failure what="the held number" error={held.error} retry={() => void held.refetch()} />;
  }
  if (!held.data) return <Loading what="the held number" />;
  return <Held key={id} held={held.data} />;
}

function Held({ held }: { held: HeldNumber }) {
  const answer = useOrder(({ said, reason }: { said: HeldAnswer; reason: string }) =>
    answerHeld(held.id, said, reason),
  );
  const next = useHeldNumbers(false).data?.numbers.find((one) => one.id !== held.id);
  const stood = nameOf({ values: held.stoodFor });
  const came = nameOf({ values: held.came });
  const isAnswered = held.answer !== 'waiting';
  const undo = () => answer.mutate({ said: 'undo', reason: 'Taken back by the steward' });
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin/review?view=numbers">
        ← Held numbers
      </Anchor>
      {isAnswered && (
        <Undo done={answerText(held)} isBusy={answer.isPending} error={answer.error} onUndo={undo} />
      )}
      <Stack gap="xs">
        <Title order={1} size="h2">
          {stood}, then {came}: who is it?
        </Title>
        <Text>
          <ClinicNumber number={held.number} />, held since {timeText(held.raised)}.
          {held.person && (
            <>
              {' It stands for '}
              <Anchor component={Link} to={`/people/${held.person}`} underline="always">
                the chart of {stood}
              </Anchor>
              .
            </>
          )}
        </Text>
        <Alert
          color="orange"
          variant="light"
          role="note"
          py="xs"
          title={waitingText(held.messages, isAnswered)}
        >
          The chart of {stood} holds nothing of them unless you say that the two are the same person.
        </Alert>
      </Stack>
      <section aria-labelledby="differs">
        <Title order={2} size="h4" id="differs" mb="xs">
          What agrees and what differs
        </Title>
        <Particulars held={held} stood="The number stood for" came="Who came" />
      </section>
      <section aria-labelledby="messages">
        <Title order={2} size="h4" id="messages" mb="xs">
          The messages ({held.messages})
        </Title>
        <Some items={held.messageIds} keyOf={(m) => m} first={5} label="messages">
          {(message) => (
            <Anchor component={Link} to={`/admin/messages/${message}`} underline="always">
              Message {held.messageIds.indexOf(message) + 1}
            </Anchor>
          )}
        </Some>
      </section>
      {next && (
        <Anchor component={Link} to={`/admin/held-numbers/${next.id}`}>
          Next held number →
        </Anchor>
      )}
      <Decisions
        key={held.answer}
        choices={CHOICES}
        isBusy={answer.isPending}
        error={answer.error}
        keys={[{ key: 'u', name: 'U', does: 'takes the answer back', ...(isAnswered && { act: undo }) }]}
        onDecide={({ id: said }, reason) => answer.mutate({ said: said as HeldAnswer, reason })}
      />
    </Stack>
  );
}

function waitingText(messages: number, isAnswered: boolean): string {
  if (messages === 1) return isAnswered ? '1 message goes by the answer' : '1 message waits';
  return isAnswered ? `${messages} messages go by the answer` : `${messages} messages wait`;
}

function Particulars({ held, stood, came }: { held: HeldNumber; stood: string; came: string }) {
  const lines = (Object.keys(FIELDS) as Field[])
    .map((field) => ({
      field,
      before: valuesText(field, { values: held.stoodFor }, held.number.number),
      after: valuesText(field, { values: held.came }, held.number.number),
    }))
    .filter((line) => line.before || line.after);
  return (
    <Table layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th>{stood}</Table.Th>
          <Table.Th>{came}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ field, before, after }) => {
          const differs = before !== '' && after !== '' && before !== after;
          return (
            <Table.Tr key={field} style={{ overflowWrap: 'anywhere' }}>
              <Table.Th scope="row" className={differs ? classes['against'] : undefined}>
                {FIELDS[field]}
                {differs && <Text size="xs">different</Text>}
              </Table.Th>
              <Table.Td>{before || '–'}</Table.Td>
              <Table.Td>{after || '–'}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
