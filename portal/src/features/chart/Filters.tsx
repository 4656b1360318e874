import { Button, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { KIND_NAMES, KINDS, type Kind } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import { Folded, useIsWide } from '../../ui/Folded';
import { asked, everything, type Filter } from './filter';

interface Props {
  filter: Filter;
  clinics: readonly Clinic[];
  /** How many facts pass the filter, and of how many. */
  shown: number;
  all: number;
  onChange: (filter: Filter) => void;
}

export function Filters({ filter, clinics, shown, all, onChange }: Props) {
  const isWide = useIsWide();
  const count = asked(filter);
  const counted = <Count shown={shown} all={all} />;
  return (
    <Stack gap="xs" role="search" aria-label="Facts">
      <Folded label={count > 0 ? `Filters (${count})` : 'Filters'} aside={counted}>
        <Fields filter={filter} clinics={clinics} onChange={onChange} />
      </Folded>
      <Group gap="sm" mih={isWide ? 26 : 0}>
        {isWide && counted}
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(everything)}>
            Show everything
          </Button>
        )}
      </Group>
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
