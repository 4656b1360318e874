import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { tell } from '../../account/client';
import { ROLES, type InvitationLine } from '../../account/types';
import { timeText } from '../../admin/format';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonLine, type PersonQuery } from '../../fhir/people';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { SearchForm } from '../../ui/SearchForm';
import { reachable } from '../../ui/reachable';
import { NAME, NOBODY, RECORD_NUMBER, usePeople } from '../chart/usePeople';
import { InvitePerson } from './InvitePerson';
import { Said } from './Said';
import { useDone, useInvitations } from './useAccount';

/** The desk where invitations are handed out. */
export default function InvitationsPage() {
  const [chosen, setChosen] = useState<PersonLine>();
  return (
    <Stack gap="lg" maw={860}>
      <Title order={1}>Invitations</Title>
      <Panel title="Invite a patient">
        {chosen ? (
          <Stack gap="sm">
            <Group justify="space-between">
              <Text fw={600}>
                {chosen.name}, born {dateText(chosen.birthDate)}
              </Text>
              <Button variant="default" size="xs" onClick={() => setChosen(undefined)}>
                Choose another
              </Button>
            </Group>
            <InvitePerson key={chosen.id} person={chosen.id} name={chosen.name} />
          </Stack>
        ) : (
          <Search onChoose={setChosen} />
        )}
      </Panel>
      <HandedOutBefore />
    </Stack>
  );
}

function Search({ onChoose }: { onChoose: (person: PersonLine) => void }) {
  const [asked, setAsked] = useState<Partial<PersonQuery>>({});
  const found = usePeople(asked);
  return (
    <Stack gap="sm">
      <SearchForm fields={[NAME, RECORD_NUMBER]} isEnough={isAsked} onAsk={setAsked} />
      <Answer of={found} what="people" none={NOBODY}>
        {(people) =>
          people.map((person) => (
            <Group key={person.id} justify="space-between">
              <Text>
                {person.name}, born {dateText(person.birthDate)}
              </Text>
              <Button
                variant="default"
                size="xs"
                aria-label={`Invite ${person.name}`}
                onClick={() => onChoose(person)}
              >
                Invite
              </Button>
            </Group>
          ))
        }
      </Answer>
    </Stack>
  );
}

const KINDS = { PATIENT: 'Patient', PROXY: 'Who looks after a patient', STAFF: 'Staff' } as const;

function HandedOutBefore() {
  const list = useInvitations();
  const withdraw = useDone((id: string) => tell('DELETE', `/account/api/invitations/${id}`));
  if (list.isError) return <Failure what="invitations" error={list.error} />;
  if (!list.data) return <Loading what="invitations" />;
  return (
    <Panel title="Handed out before">
      {list.data.length === 0 && <Empty>None yet.</Empty>}
      <Said error={withdraw.error} done={withdraw.isSuccess && 'It is withdrawn.'} />
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: reachable('Table of invitations') }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>For</Table.Th>
              <Table.Th>Handed out</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>
                <Text span size="sm">
                  Withdraw
                </Text>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.data.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>{forWhom(line)}</Table.Td>
                <Table.Td>{timeText(line.madeAt)}</Table.Td>
                <Table.Td>{stateOf(line)}</Table.Td>
                <Table.Td>
                  {line.open && (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={`Withdraw the invitation of ${timeText(line.madeAt)}`}
                      onClick={() => withdraw.mutate(line.id)}
                    >
                      Withdraw
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function forWhom({ kind, roles }: InvitationLine): string {
  const named = roles.map((role) => ROLES[role] ?? role).join(', ');
  return named ? `${KINDS[kind]}: ${named}` : KINDS[kind];
}

function stateOf({ accepted, open, endsAt }: InvitationLine): string {
  if (accepted) return 'Accepted';
  return open ? `Open until ${timeText(endsAt)}` : 'Over';
}
