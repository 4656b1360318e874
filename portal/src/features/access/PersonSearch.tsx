import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { dateText } from '../../fhir/format';
import { isAsked, type PersonQuery } from '../../fhir/people';
import { Answer } from '../../ui/Answer';
import { SearchForm } from '../../ui/SearchForm';
import { NAME, NOBODY, RECORD_NUMBER, usePeople } from '../chart/usePeople';
import type { Person } from './access';

interface Props {
  chosen: Person | undefined;
  onChange: (person: Person) => void;
}

/** For a member of staff: the person an app is opened for. */
export function PersonSearch({ chosen, onChange }: Props) {
  const [asked, setAsked] = useState<Partial<PersonQuery>>({});
  const people = usePeople(asked);
  return (
    <Stack gap="sm">
      <SearchForm
        fields={[{ ...NAME, label: 'Whose chart? Name' }, RECORD_NUMBER]}
        isEnough={isAsked}
        onAsk={setAsked}
        variant="default"
      />
      <Answer of={people} what="people" none={NOBODY}>
        {(found) => (
          <Radio.Group
            label="People found"
            value={chosen?.id ?? ''}
            onChange={(id) => {
              const line = found.find((person) => person.id === id);
              if (line) onChange({ id, name: line.name, birthDate: line.birthDate ?? '' });
            }}
          >
            <Stack gap="xs" mt="xs">
              {found.map((line) => (
                <Radio
                  key={line.id}
                  value={line.id}
                  label={`${line.name}, born ${dateText(line.birthDate)}`}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </Answer>
    </Stack>
  );
}
