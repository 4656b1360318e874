import { Alert, Button, Group, JsonInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SourceTrial, SourceView } from '../../admin/types';
import { StateBadge } from './StateBadge';
import { useTry, type Definition } from './useSources';

interface Props {
  begin: Definition;
  label: string;
  save: {
    isPending: boolean;
    error: Error | null;
    data: SourceView | undefined;
    mutate: (draft: { definition: Definition; reason: string }) => void;
  };
}

/** A definition with the names of the configuration; it can be tried before it is kept. Secrets shown as *** stay as they are. */
export function DefinitionForm({ begin, label, save }: Props) {
  const [text, setText] = useState(() => JSON.stringify(begin, null, 2));
  const [reason, setReason] = useState('');
  const trial = useTry();
  const definition = parsed(text);
  return (
    <Stack gap="sm">
      <JsonInput
        label="Definition"
        description="As in the configuration. *** stands for a secret that is kept."
        value={text}
        onChange={setText}
        autosize
        minRows={8}
        maxRows={30}
        spellCheck={false}
        error={definition === undefined && 'This is no JSON object.'}
        styles={{ input: { fontFamily: 'monospace' } }}
      />
      <TextInput
        label="Why"
        description="For those who look at the decisions later."
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        maxLength={2000}
      />
      <Group>
        <Button
          variant="default"
          disabled={definition === undefined}
          loading={trial.isPending}
          onClick={() => definition && trial.mutate(definition)}
        >
          Try the connection
        </Button>
        <Button
          disabled={definition === undefined}
          loading={save.isPending}
          onClick={() => definition && save.mutate({ definition, reason })}
        >
          {label}
        </Button>
      </Group>
      <div role="status">
        {save.error && <Refused error={save.error} />}
        {save.data && <Text>Kept as version {save.data.version}.</Text>}
        {trial.error && <Refused error={trial.error} />}
        {trial.data && <Trials trials={trial.data} />}
      </div>
    </Stack>
  );
}

function Refused({ error }: { error: Error }) {
  return (
    <Alert color="red" title="It was not done">
      {error.message}
    </Alert>
  );
}

function Trials({ trials }: { trials: readonly SourceTrial[] }) {
  if (trials.length === 0) {
    return (
      <Text>The definition can be used. It has no channel to try from here: its clinic sends to us.</Text>
    );
  }
  return (
    <Stack gap="xs">
      {trials.map((trial) => (
        <div key={trial.channel}>
          <Group gap={6}>
            <Text fw={600}>{trial.channel}</Text>
            <StateBadge state={trial.state} />
          </Group>
          {trial.detail && <Text size="sm">{trial.detail}</Text>}
          {trial.preview && (
            <details>
              <summary>What one record would become</summary>
              <pre style={{ overflowX: 'auto' }}>{JSON.stringify(trial.preview, null, 2)}</pre>
            </details>
          )}
        </div>
      ))}
    </Stack>
  );
}

function parsed(text: string): Definition | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Definition)
      : undefined;
  } catch {
    return undefined;
  }
}
