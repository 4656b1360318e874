import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonQuery } from '../../fhir/people';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { usePeople } from '../chart/usePeople';
import type { Person } from './access';

const nothing: PersonQuery = { name: '', birthDate: '', recordNumber: '' };

interface Props {
  chosen: Person | undefined;
  onChange: (person: Person) => void;
}

/** For a member of staff: the person an app is opened for. */
export function PersonSearch({ chosen, onChange }: Props) {
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState(nothing);
  const people = usePeople(asked);
  return (
    <Stack gap="sm">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed);
        }}
      >
        <Group align="flex-end">
          <TextInput
            label="Whose chart? Name"
            autoComplete="off"
            value={typed.name}
            onChange={(e) => setTyped({ ...typed, name: e.currentTarget.value })}
          />
          <TextInput
            label="Record number"
            autoComplete="off"
            value={typed.recordNumber}
            onChange={(e) => setTyped({ ...typed, recordNumber: e.currentTarget.value })}
          />
          <Button type="submit" variant="default" disabled={!isAsked(typed)}>
            Find
          </Button>
        </Group>
      </form>
      {people.isLoading && <Loading what="people" />}
      {people.isError && <Failure what="people" error={people.error} retry={() => void people.refetch()} />}
      {people.data?.length === 0 && <Empty>Nobody is known like this.</Empty>}
      {people.data && people.data.length > 0 && (
        <Radio.Group
          label="People found"
          value={chosen?.id ?? ''}
          onChange={(id) => {
            const line = people.data.find((person) => person.id === id);
            if (line) onChange({ id, name: line.name, birthDate: line.birthDate ?? '' });
          }}
        >
          <Stack gap="xs" mt="xs">
            {people.data.map((line) => (
              <Radio key={line.id} value={line.id} label={`${line.name}, born ${dateText(line.birthDate)}`} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
