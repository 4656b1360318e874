import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { SeenList } from './SeenList';
import type { AuditFilter } from './useAudit';

const OUTCOMES = [
  { value: '', label: 'Any' },
  { value: '0', label: 'Shown or done' },
  { value: '8', label: 'Refused' },
  { value: '4', label: 'Asked wrongly' },
  { value: '12', label: 'Failed' },
];

/** For the auditor: all that was done, by person, account, time and outcome. */
export default function AuditPage() {
  const [typed, setTyped] = useState<Required<AuditFilter>>({
    patient: '',
    account: '',
    from: '',
    until: '',
    outcome: '',
  });
  const [asked, setAsked] = useState<AuditFilter>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed);
  };
  return (
    <Stack gap="lg">
      <Title order={1}>Audit</Title>
      <form onSubmit={submit} role="search">
        <Group align="flex-end">
          <TextInput
            label="Person"
            placeholder="id of the chart"
            autoComplete="off"
            value={typed.patient}
            onChange={(e) => setTyped({ ...typed, patient: e.currentTarget.value.trim() })}
          />
          <TextInput
            label="Account, key or client"
            autoComplete="off"
            value={typed.account}
            onChange={(e) => setTyped({ ...typed, account: e.currentTarget.value })}
          />
          <TextInput
            label="From"
            type="date"
            value={typed.from}
            onChange={(e) => setTyped({ ...typed, from: e.currentTarget.value })}
          />
          <TextInput
            label="Until"
            type="date"
            value={typed.until}
            onChange={(e) => setTyped({ ...typed, until: e.currentTarget.value })}
          />
          <NativeSelect
            label="Outcome"
            data={OUTCOMES}
            value={typed.outcome}
            onChange={(e) => setTyped({ ...typed, outcome: e.currentTarget.value })}
          />
          <Button type="submit">Show</Button>
        </Group>
      </form>
      <SeenList filter={asked} withPeople />
    </Stack>
  );
}
