import { Button, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { KIND_NAMES, KINDS, type Kind } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import { asked, everything, type Filter } from './filter';

interface Props {
  filter: Filter;
  clinics: readonly Clinic[];
  /** How many facts pass the filter, and of how many. */
  shown: number;
  all: number;
  onChange: (filter: Filter) => void;
}

/** The fields wait behind a button: what a reader came for is the chart. */
export function Filters({ filter, clinics, shown, all, onChange }: Props) {
  const [isOpen, open] = useDisclosure(false);
  const count = asked(filter);
  return (
    <Stack gap="xs" role="search" aria-label="Facts">
      <Group gap="sm">
        <Button variant="default" size="compact-md" aria-expanded={isOpen} onClick={open.toggle}>
          {count > 0 ? `Filters (${count})` : 'Filters'}
        </Button>
        <Count shown={shown} all={all} />
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(everything)}>
            Show everything
          </Button>
        )}
      </Group>
      {isOpen && <Fields filter={filter} clinics={clinics} onChange={onChange} />}
    </Stack>
  );
}

function Count({ shown, all }: { shown: number; all: number }) {
  return (
    <Text role="status" size="sm" c="dimmed">
      {shown === all
        ? `${all.toLocaleString()} facts`
        : `${shown.toLocaleString()} of ${all.toLocaleString()} facts`}
    </Text>
  );
}

function Fields({ filter, clinics, onChange }: Pick<Props, 'filter' | 'clinics' | 'onChange'>) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label="Contains"
        autoComplete="off"
        value={filter.text}
        onChange={(e) => change({ text: e.currentTarget.value })}
        w={150}
      />
      <MultiSelect
        label="Clinics"
        placeholder={filter.clinics.length === 0 ? 'All' : ''}
        data={clinics.map((clinic) => ({ value: clinic.id, label: clinic.name }))}
        value={[...filter.clinics]}
        onChange={(chosen) => change({ clinics: chosen })}
        miw={200}
      />
      <MultiSelect
        label="Kinds"
        placeholder={filter.kinds.length === 0 ? 'All' : ''}
        data={KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
        value={[...filter.kinds]}
        onChange={(chosen) => change({ kinds: chosen as Kind[] })}
        miw={180}
      />
      <TextInput
        label="From"
        type="date"
        value={filter.from}
        onChange={(e) => change({ from: e.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        value={filter.to}
        onChange={(e) => change({ to: e.currentTarget.value })}
      />
    </Group>
  );
}
