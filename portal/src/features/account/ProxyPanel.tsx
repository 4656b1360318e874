import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { order, tell } from '../../account/client';
import type { HandedOut, Me, ProxyLine } from '../../account/types';
import { timeText } from '../../admin/format';
import { Empty } from '../../ui/Empty';
import { Panel } from '../../ui/Panel';
import { HandedOutCard } from './HandedOutCard';
import { Said } from './Said';
import { useDone, useProxies } from './useAccount';

/** Who reads for me, and for whom I read. */
export function ProxyPanel({ me }: { me: Me }) {
  const proxies = useProxies();
  const end = useDone((id: string) => tell('DELETE', `/account/api/proxies/${id}`));
  const mine = proxies.data?.mine.filter((line) => line.holds) ?? [];
  return (
    <Panel title="Looking after each other">
      <Stack gap="sm">
        {me.self && (
          <>
            <Title order={3} size="h5">
              Who may read your record
            </Title>
            {proxies.data?.forMe.length === 0 && <Empty>Nobody but you.</Empty>}
            {proxies.data?.forMe.map((line) => (
              <Line key={line.id} line={line} who={line.name} onEnd={end.mutate} />
            ))}
            <Invite />
          </>
        )}
        {mine.length > 0 && (
          <Title order={3} size="h5">
            Whose record you may read
          </Title>
        )}
        {mine.map((line) => (
          <Line key={line.id} line={line} who="Somebody who asked you" onEnd={end.mutate} />
        ))}
        {!me.self && mine.length === 0 && <Empty>This account shows no record.</Empty>}
        <Said error={end.error} done={end.isSuccess && 'It has ended.'} />
      </Stack>
    </Panel>
  );
}

function Line({ line, who, onEnd }: { line: ProxyLine; who: string; onEnd: (id: string) => void }) {
  return (
    <Group justify="space-between">
      <Text>
        {who}{' '}
        <Text span size="sm" c="dimmed">
          {line.scope === 'patient/*.rs' ? 'everything' : line.scope}, {line.holds ? 'until' : 'ended'}{' '}
          {timeText(line.endsAt)}
        </Text>
      </Text>
      {line.holds && (
        <Button variant="default" size="xs" aria-label={`End it for ${who}`} onClick={() => onEnd(line.id)}>
          End it
        </Button>
      )}
    </Group>
  );
}

function Invite() {
  const [until, setUntil] = useState('');
  const [handed, setHanded] = useState<HandedOut>();
  const invite = useDone(
    (endsAt: string) => order<HandedOut>('/account/api/proxies', { endsAt }),
    (out) => {
      setHanded(out);
      setUntil('');
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(new Date(`${until}T23:59:59`).toISOString());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-end">
          <TextInput
            type="date"
            label="Until which day"
            required
            value={until}
            onChange={(e) => setUntil(e.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={invite.isPending}>
            Invite somebody to read
          </Button>
        </Group>
        <Said error={invite.error} />
        {handed && <HandedOutCard handed={handed} />}
      </Stack>
    </form>
  );
}
