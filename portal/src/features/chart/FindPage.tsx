import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonLine, type PersonQuery } from '../../fhir/people';
import { Answer } from '../../ui/Answer';
import { Empty } from '../../ui/Empty';
import { SearchForm } from '../../ui/SearchForm';
import { BIRTH_DATE, NAME, NOBODY, RECORD_NUMBER, useKnown, usePeople } from './usePeople';

/** Find a person by name, birth date or any clinic's record number. */
export default function FindPage() {
  const [asked, setAsked] = useState<Partial<PersonQuery>>({});
  const people = usePeople(asked);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>Find a chart</Title>
        <Text c="dimmed">One person, one chart, from all their clinics.</Text>
      </div>
      <SearchForm fields={[NAME, BIRTH_DATE, RECORD_NUMBER]} isEnough={isAsked} onAsk={setAsked} />
      <Answer of={people} what="people" none={NOBODY}>
        {(found) => <People people={found} />}
      </Answer>
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
