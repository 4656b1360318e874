import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { acknowledge, putBack } from '../../admin/stewards';
import type { Parted, PersonLinks, RecordNumber } from '../../admin/types';
import { timeText } from '../../admin/format';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { useClinicNames } from '../feeds/useSummary';
import { PersonHistory } from './PersonHistory';
import { addressOf } from './PairList';
import { Registrations } from './Registrations';
import { ReasonFor } from './ReasonFor';
import { Undo } from './Undo';
import { useOrder, usePersonLinks, useReviewList, useWaitingOf } from './useReview';
import { nameOf, numberText, ruleText } from './words';

/** Who a person is: the registrations, how they came together, and the way to take one out. */
export default function PersonPage() {
  const { id = '' } = useParams();
  const links = usePersonLinks(id);
  if (links.isError) {
    return <Failure what="the person" error={links.error} retry={() => void links.refetch()} />;
  }
  if (!links.data) return <Loading what="the person" />;
  return <Person key={id} links={links.data} />;
}

interface TakenOut extends Parted {
  readonly number: RecordNumber;
}

function Person({ links }: { links: PersonLinks }) {
  const [taken, setTaken] = useState<TakenOut>();
  const clinicOf = useClinicNames();
  const textOf = (number: RecordNumber) => `${clinicOf(number.source)} ${numberText(number.number)}`;
  const back = useOrder(async (out: TakenOut) => {
    await putBack(out.person, out.number.registration, 'Undone at once by the steward');
    setTaken(undefined);
  });
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin/review">
        ← Who is who
      </Anchor>
      {taken && (
        <>
          <Undo
            done={`${textOf(taken.number)} was taken out and is a person of its own.`}
            isBusy={back.isPending}
            error={back.error}
            onUndo={() => back.mutate(taken)}
          />
          <Anchor component={Link} to={`/admin/persons/${taken.registrationPerson}`} underline="always">
            See whose {textOf(taken.number)} is now
          </Anchor>
        </>
      )}
      <div>
        <Title order={1} size="h2">
          {links.records.length === 0 ? 'Nobody any more' : `Who ${nameOf(links.records[0])} is`}
        </Title>
        <Text>
          {links.records.length === 1 ? '1 registration' : `${links.records.length} registrations`}
          {links.records.length > 0 && (
            <>
              {', '}
              <Anchor component={Link} to={`/people/${links.person}`} underline="always">
                one chart
              </Anchor>
            </>
          )}
        </Text>
      </div>
      <Suspicion person={links.person} />
      <Waiting person={links.person} />
      <Registrations
        links={links}
        onTakenOut={(parted, number) => setTaken({ ...parted, number })}
        textOf={textOf}
      />
      <PersonHistory links={links} textOf={textOf} clinicOf={clinicOf} />
    </Stack>
  );
}

/** Why this person looks like two, until a steward has looked. */
function Suspicion({ person }: { person: string }) {
  const list = useReviewList();
  const alarm = list.data?.suspicious.find((one) => one.person === person);
  const looked = useOrder((reason: string) => acknowledge(person, reason));
  if (!alarm) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      role="note"
      title={`Looks like more than one: ${alarm.reasons.join(', ')}`}
    >
      <Text size="sm" mb="xs">
        Noticed {timeText(alarm.raised)}. Take out what is not this person; or say why it is one person: then
        this is asked again only when the reasons change.
      </Text>
      <ReasonFor
        label="It is one person"
        what="this person"
        isBusy={looked.isPending}
        error={looked.error}
        onSubmit={(reason) => looked.mutate(reason)}
      />
    </Alert>
  );
}

/** The pairs that wait: the chart may have a second half. */
function Waiting({ person }: { person: string }) {
  const waiting = useWaitingOf(person);
  if (!waiting.data || waiting.data.length === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <Title order={2} size="h4" id="waiting" mb="xs">
        May also be somebody else ({waiting.data.length})
      </Title>
      {waiting.data.map((pair) => (
        <Text key={`${pair.one} ${pair.other}`}>
          <Anchor component={Link} to={addressOf(pair)} underline="always">
            Compare and decide
          </Anchor>
          : {ruleText(pair.explanation)}
        </Text>
      ))}
    </section>
  );
}
