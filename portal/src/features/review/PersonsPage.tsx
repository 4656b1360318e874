import { Anchor, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router-dom';
import { dateText } from '../../fhir/format';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { usePeople } from '../chart/usePeople';
import { ClinicNumber } from './ClinicNumber';
import { useWithNumber } from './useReview';

const nothing = { number: '', name: '' };

/** A person by any clinic's record number, or by name. What is looked for is never in an address. */
export default function PersonsPage() {
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState(nothing);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ number: typed.number.trim(), name: typed.name.trim() });
  };
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin/review">
        ← Who is who
      </Anchor>
      <Title order={1}>Find a person</Title>
      <form onSubmit={submit} role="search">
        <Group align="flex-end">
          <TextInput
            label="Record number"
            placeholder="of any clinic"
            autoComplete="off"
            value={typed.number}
            onChange={(e) => setTyped({ ...typed, number: e.currentTarget.value })}
          />
          <TextInput
            label="Name"
            autoComplete="off"
            value={typed.name}
            onChange={(e) => setTyped({ ...typed, name: e.currentTarget.value })}
          />
          <Button type="submit" disabled={!typed.number.trim() && !typed.name.trim()}>
            Find
          </Button>
        </Group>
      </form>
      {asked.number && <WithNumber number={asked.number} />}
      {asked.name && !asked.number && <WithName name={asked.name} />}
    </Stack>
  );
}

function WithNumber({ number }: { number: string }) {
  const found = useWithNumber(number);
  if (found.isLoading) return <Loading what="people" />;
  if (found.isError) return <Failure what="people" error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || found.data.length === 0) return <Empty>Nobody has this record number.</Empty>;
  return found.data.map(({ person, numbers }) => (
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
  ));
}

function WithName({ name }: { name: string }) {
  const found = usePeople({ name, birthDate: '', recordNumber: '' });
  if (found.isLoading) return <Loading what="people" />;
  if (found.isError) return <Failure what="people" error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || found.data.length === 0) return <Empty>Nobody is known like this.</Empty>;
  return found.data.map((person) => (
    <Card key={person.id} withBorder p="sm" component="article">
      <Anchor component={Link} to={`/admin/persons/${person.id}`} underline="always">
        {person.name}
      </Anchor>
      <Text size="sm">
        {person.birthDate ? `born ${dateText(person.birthDate)}` : 'birth date not known'}
        {person.recordNumbers.length > 0 && `, ${person.recordNumbers.join(', ')}`}
      </Text>
    </Card>
  ));
}
