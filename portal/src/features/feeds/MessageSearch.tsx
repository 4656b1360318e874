import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { anyMessage, type MessageForm } from '../../admin/search';
import { Folded } from '../../ui/Folded';
import { STATE_NAMES, STATES, type SourceSummary, type State } from '../../admin/types';

interface Props {
  sources: readonly SourceSummary[];
  onSearch: (form: MessageForm) => void;
}

/** What an administrator may know of a message. */
export function MessageSearch({ sources, onSearch }: Props) {
  const [form, setForm] = useState(anyMessage);
  const change = (part: Partial<MessageForm>) => setForm({ ...form, ...part });
  const text = (name: 'recordNumber' | 'controlId' | 'from' | 'to') => ({
    value: form[name],
    onChange: (e: ChangeEvent<HTMLInputElement>) => change({ [name]: e.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(form);
  };
  return (
    <form role="search" aria-label="Messages" onSubmit={submit}>
      <Folded label="Search">
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label="Clinic"
            value={form.source}
            onChange={(e) => change({ source: e.currentTarget.value })}
            data={[{ value: '', label: 'All' }, ...sources.map((s) => ({ value: s.id, label: s.name }))]}
          />
          <NativeSelect
            label="State"
            value={form.state}
            onChange={(e) => change({ state: e.currentTarget.value as State | '' })}
            data={[{ value: '', label: 'All' }, ...STATES.map((s) => ({ value: s, label: STATE_NAMES[s] }))]}
          />
          <TextInput label="Record number" autoComplete="off" {...text('recordNumber')} />
          <TextInput label="Control id" autoComplete="off" {...text('controlId')} />
          <TextInput label="Received from" type="datetime-local" {...text('from')} />
          <TextInput label="Received to" type="datetime-local" {...text('to')} />
          <Checkbox
            label="Has an error"
            mb={8}
            checked={form.hasError}
            onChange={(e) => change({ hasError: e.currentTarget.checked })}
          />
          <Button type="submit">Search</Button>
        </Group>
      </Folded>
    </form>
  );
}
