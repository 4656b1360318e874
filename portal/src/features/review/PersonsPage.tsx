import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonQuery } from '../../fhir/people';
import { Answer } from '../../ui/Answer';
import { SearchForm } from '../../ui/SearchForm';
import { NAME, NOBODY, RECORD_NUMBER, usePeople } from '../chart/usePeople';
import { ClinicNumber } from './ClinicNumber';
import { useWithNumber } from './useReview';

/** A person by any clinic's record number, or by name. What is looked for is never in an address. */
export default function PersonsPage() {
  const [asked, setAsked] = useState<Partial<PersonQuery>>({});
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin/review">
        ← Who is who
      </Anchor>
      <Title order={1}>Find a person</Title>
      <SearchForm fields={[RECORD_NUMBER, NAME]} isEnough={isAsked} onAsk={setAsked} />
      {asked.recordNumber && <WithNumber number={asked.recordNumber} />}
      {asked.name && !asked.recordNumber && <WithName name={asked.name} />}
    </Stack>
  );
}

function WithNumber({ number }: { number: string }) {
  const found = useWithNumber(number);
  return (
    <Answer of={found} what="people" none="Nobody has this record number.">
      {(people) =>
        people.map(({ person, numbers }) => (
          <Card key={person} withBorder p="sm" component="article">
            <Anchor component={Link} to={`/admin/persons/${person}`} underline="always">
              {numbers.length === 1
                ? 'The person with this number'
                : `The person with ${numbers.length} record numbers`}
            </Anchor>
            {numbers.map((one) => (
              <Text key={one.registration} size="sm">
                <ClinicNumber number={one} />
              </Text>
            ))}
          </Card>
        ))
      }
    </Answer>
  );
}

function WithName({ name }: { name: string }) {
  const found = usePeople({ name });
  return (
    <Answer of={found} what="people" none={NOBODY}>
      {(people) =>
        people.map((person) => (
          <Card key={person.id} withBorder p="sm" component="article">
            <Anchor component={Link} to={`/admin/persons/${person.id}`} underline="always">
              {person.name}
            </Anchor>
            <Text size="sm">
              {person.birthDate ? `born ${dateText(person.birthDate)}` : 'birth date not known'}
              {person.recordNumbers.length > 0 && `, ${person.recordNumbers.join(', ')}`}
            </Text>
          </Card>
        ))
      }
    </Answer>
  );
}
