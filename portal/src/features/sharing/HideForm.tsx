import { Button, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { consentOf, FROM_WHOM, KINDS, type From } from '../../fhir/consents';
import { Panel } from '../../ui/Panel';
import { useStating } from './useSharing';

interface Props {
  person: string;
  clinics: readonly { readonly id: string; readonly name: string }[];
}

/** Hides what one clinic says, or one kind of information, from somebody. */
export function HideForm({ person, clinics }: Props) {
  const [by, setBy] = useState('clinic');
  const [clinic, setClinic] = useState('');
  const [kind, setKind] = useState<string>(KINDS[0]?.code ?? '');
  const [from, setFrom] = useState<From>('everybody');
  const [until, setUntil] = useState('');
  const stating = useStating();
  const chosen = clinic || (clinics[0]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const what = by === 'clinic' ? { clinic: chosen } : { kind };
    stating.mutate(consentOf(person, { ...what, from, ...(until && { until }) }));
  };
  return (
    <Panel title="Hide something">
      <form onSubmit={submit}>
        <Stack gap="md" align="flex-start">
          <Radio.Group label="What" value={by} onChange={setBy}>
            <Stack gap="xs" mt={4}>
              <Radio value="clinic" label="everything that one clinic says" />
              <Radio value="kind" label="a kind of information, whichever clinic says it" />
            </Stack>
          </Radio.Group>
          {by === 'clinic' ? (
            <NativeSelect
              label="Clinic"
              data={clinics.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen}
              onChange={(e) => setClinic(e.currentTarget.value)}
            />
          ) : (
            <NativeSelect
              label="Kind of information"
              data={KINDS.map(({ code, words }) => ({ value: code, label: words }))}
              value={kind}
              onChange={(e) => setKind(e.currentTarget.value)}
            />
          )}
          <NativeSelect
            label="From whom"
            data={[...FROM_WHOM]}
            value={from}
            onChange={(e) => setFrom(e.currentTarget.value as From)}
          />
          <TextInput
            label="Until which day"
            description="Leave it empty to hide it until you show it again."
            type="date"
            value={until}
            onChange={(e) => setUntil(e.currentTarget.value)}
          />
          <Button type="submit" loading={stating.isPending} disabled={by === 'clinic' && chosen === ''}>
            Hide it
          </Button>
          {stating.isError && (
            <Text c="red" role="alert">
              {stating.error.message}
            </Text>
          )}
          {stating.isSuccess && <Text role="status">It is hidden from now on.</Text>}
        </Stack>
      </form>
    </Panel>
  );
}
