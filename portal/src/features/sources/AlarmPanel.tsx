import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { timeText, wordsOf } from '../../admin/format';
import type { Alarm } from '../../admin/types';
import { Panel } from '../../ui/Panel';
import { useClinicNames } from '../feeds/useSummary';
import { useAcknowledge, useAlarms } from './useSources';

/** What somebody should see to, and who does. Nothing where all is well. */
export function AlarmPanel({ source }: { source?: string }) {
  const alarms = useAlarms();
  const of = (alarms.data ?? []).filter((alarm) => source === undefined || alarm.source === source);
  if (of.length === 0) return null;
  return (
    <Panel title="Alarms" urgent>
      <Stack gap="md">
        {of.map((alarm) => (
          <Line key={alarm.id} alarm={alarm} />
        ))}
      </Stack>
    </Panel>
  );
}

function Line({ alarm }: { alarm: Alarm }) {
  const name = useClinicNames()(alarm.source);
  const acknowledge = useAcknowledge();
  const [note, setNote] = useState('');
  return (
    <article aria-label={`${wordsOf(alarm.kind)}: ${name}`}>
      <Text fw={600}>
        {name}: {wordsOf(alarm.kind).toLowerCase()}
      </Text>
      <Text size="sm">
        {alarm.says} Since {timeText(alarm.raised)}.
      </Text>
      {alarm.acknowledged === null ? (
        <Group align="flex-end" mt={4}>
          <TextInput
            label="What you do about it"
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
            maxLength={2000}
          />
          <Button
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ id: alarm.id, note })}
            aria-label={`Acknowledge: ${name}, ${wordsOf(alarm.kind).toLowerCase()}`}
          >
            Acknowledge
          </Button>
          <Text role="status" size="sm">
            {acknowledge.error?.message}
          </Text>
        </Group>
      ) : (
        <Text size="sm">
          {alarm.acknowledgedBy} sees to it since {timeText(alarm.acknowledged)}
          {alarm.note && `: ${alarm.note}`}
        </Text>
      )}
    </article>
  );
}
