import { Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { SearchForm, type SearchField } from '../../ui/SearchForm';
import { SeenList } from './SeenList';
import type { AuditFilter } from './useAudit';

const OUTCOMES = [
  { value: '', label: 'Any' },
  { value: '0', label: 'Shown or done' },
  { value: '8', label: 'Refused' },
  { value: '4', label: 'Asked wrongly' },
  { value: '12', label: 'Failed' },
];

const FIELDS: SearchField<keyof AuditFilter>[] = [
  { name: 'patient', label: 'Person', placeholder: 'id of the chart' },
  { name: 'account', label: 'Account, key or client' },
  { name: 'from', label: 'From', type: 'date' },
  { name: 'until', label: 'Until', type: 'date' },
  { name: 'outcome', label: 'Outcome', options: OUTCOMES },
];

/** For the auditor: all that was done, by person, account, time and outcome. */
export default function AuditPage() {
  const [asked, setAsked] = useState<AuditFilter>({});
  return (
    <Stack gap="lg">
      <Title order={1}>Audit</Title>
      <SearchForm fields={FIELDS} onAsk={setAsked} action="Show" />
      <SeenList filter={asked} withPeople />
    </Stack>
  );
}
