import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CodeCount, CodeRow } from '../../admin/types';
import { Panel } from '../../ui/Panel';
import { useCodes, useMapCode, useRemap, useUnmapped } from './useSources';

/** The codes of a clinic's own that wait for somebody to say what they are. */
export function CodePanel({ source }: { source: string }) {
  const unmapped = useUnmapped(source);
  const said = useCodes(source);
  const remap = useRemap(source);
  const list = unmapped.data ?? [];
  return (
    <Panel title="Codes without a mapping">
      <Stack gap="md">
        {list.length === 0 && <Text>{unmapped.error ? unmapped.error.message : 'There is none.'}</Text>}
        {list.map((code) => (
          <Row
            key={`${code.element} ${code.system} ${code.code}`}
            source={source}
            code={code}
            last={lastWord(said.data ?? [], code)}
          />
        ))}
        {list.length > 0 && (
          <Group>
            <Button loading={remap.isPending} onClick={() => remap.mutate()}>
              Map their records again
            </Button>
            <Text role="status" size="sm">
              {remap.error?.message}
              {remap.data && `Job ${remap.data.id} maps them again.`}
            </Text>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

function lastWord(said: readonly CodeRow[], code: CodeCount): CodeRow | undefined {
  return said.find((row) => row.system === code.system && row.code === code.code);
}

function Row({ source, code, last }: { source: string; code: CodeCount; last: CodeRow | undefined }) {
  const map = useMapCode(source);
  const [targetSystem, setSystem] = useState(last?.targetSystem ?? 'http://loinc.org');
  const [targetCode, setCode] = useState(last?.targetCode ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    map.mutate({
      system: code.system,
      code: code.code,
      version: last?.version ?? 0,
      targetSystem,
      targetCode,
      display: '',
      reason: 'on the page of the source',
    });
  };
  const name = `${code.code}${code.display ? ` (${code.display})` : ''}`;
  return (
    <form onSubmit={submit} aria-label={`What ${name} is`}>
      <Text>
        <b>{name}</b> in {code.element}, {code.times.toLocaleString()} times
        {last && !last.takenBack && `; said by ${last.byWhom}: ${last.targetCode || 'nothing fits'}`}
      </Text>
      <Group align="flex-end">
        <TextInput
          label="Code system"
          value={targetSystem}
          onChange={(e) => setSystem(e.currentTarget.value)}
        />
        <TextInput
          label="Standard code"
          placeholder="empty: nothing fits"
          value={targetCode}
          onChange={(e) => setCode(e.currentTarget.value.trim())}
        />
        <Button type="submit" variant="default" loading={map.isPending}>
          Map it
        </Button>
        <Text role="status" size="sm">
          {map.error?.message}
          {map.data && 'Kept.'}
        </Text>
      </Group>
    </form>
  );
}
