import { Anchor, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router-dom';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonLine, type PersonQuery } from '../../fhir/people';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { useKnown, usePeople } from './usePeople';

const nothing: PersonQuery = { name: '', birthDate: '', recordNumber: '' };

/** Find a person by name, birth date or any clinic's record number. */
export default function FindPage() {
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState(nothing);
  const people = usePeople(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed);
  };
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Find a chart</Title>
        <Text c="dimmed">One person, one chart, from all their clinics.</Text>
      </div>
      <form onSubmit={submit} role="search">
        <Group align="flex-end">
          <TextInput
            label="Name"
            autoComplete="off"
            value={typed.name}
            onChange={(e) => setTyped({ ...typed, name: e.currentTarget.value })}
          />
          <TextInput
            label="Birth date"
            type="date"
            value={typed.birthDate}
            onChange={(e) => setTyped({ ...typed, birthDate: e.currentTarget.value })}
          />
          <TextInput
            label="Record number"
            placeholder="of any clinic"
            autoComplete="off"
            value={typed.recordNumber}
            onChange={(e) => setTyped({ ...typed, recordNumber: e.currentTarget.value })}
          />
          <Button type="submit" disabled={!isAsked(typed)}>
            Find
          </Button>
        </Group>
      </form>
      {people.isLoading && <Loading what="people" />}
      {people.isError && <Failure what="people" error={people.error} retry={() => void people.refetch()} />}
      {people.data && <People people={people.data} />}
      {!isAsked(asked) && <Known />}
    </Stack>
  );
}

/** How many there are to find; the way to the feeds where no person is known yet. */
function Known() {
  const known = useKnown();
  if (known.data === undefined) return null;
  if (known.data > 0)
    return (
      <Text>{known.data === 1 ? '1 person is' : `${known.data.toLocaleString()} people are`} known.</Text>
    );
  return (
    <Empty>
      Nobody is known yet: no clinic has sent a record, or what was sent still waits. The{' '}
      <Anchor component={Link} to="/admin" underline="always">
        feeds
      </Anchor>{' '}
      show what arrives.
    </Empty>
  );
}

function People({ people }: { people: readonly PersonLine[] }) {
  if (people.length === 0) return <Empty>Nobody is known like this.</Empty>;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table captionSide="top">
        <Table.Caption ta="left">
          {people.length === 1 ? '1 person' : `${people.length} people`}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Born</Table.Th>
            <Table.Th>Sex</Table.Th>
            <Table.Th>Record numbers</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>
                <Anchor component={Link} to={`/people/${person.id}`}>
                  {person.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{dateText(person.birthDate)}</Table.Td>
              <Table.Td>{person.gender}</Table.Td>
              <Table.Td>{person.recordNumbers.join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
