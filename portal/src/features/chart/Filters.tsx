import { Group, MultiSelect, TextInput } from '@mantine/core';
import { KIND_NAMES, KINDS, type Kind } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import type { Filter } from './filter';

interface Props {
  filter: Filter;
  clinics: readonly Clinic[];
  onChange: (filter: Filter) => void;
}

export function Filters({ filter, clinics, onChange }: Props) {
  return (
    <Group component="fieldset" align="flex-end" gap="sm" style={{ border: 0, padding: 0, margin: 0 }}>
      <TextInput
        label="Contains"
        value={filter.text}
        onChange={(e) => onChange({ ...filter, text: e.currentTarget.value })}
        w={150}
      />
      <MultiSelect
        label="Clinics"
        placeholder={filter.clinics.length === 0 ? 'All' : ''}
        data={clinics.map((clinic) => ({ value: clinic.id, label: clinic.name }))}
        value={[...filter.clinics]}
        onChange={(chosen) => onChange({ ...filter, clinics: chosen })}
        miw={200}
      />
      <MultiSelect
        label="Kinds"
        placeholder={filter.kinds.length === 0 ? 'All' : ''}
        data={KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
        value={[...filter.kinds]}
        onChange={(chosen) => onChange({ ...filter, kinds: chosen as Kind[] })}
        miw={180}
      />
      <TextInput
        label="From"
        type="date"
        value={filter.from}
        onChange={(e) => onChange({ ...filter, from: e.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        value={filter.to}
        onChange={(e) => onChange({ ...filter, to: e.currentTarget.value })}
      />
    </Group>
  );
}
