import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { order } from '../../account/client';
import type { HandedOut, Registration } from '../../account/types';
import { Failure } from '../../ui/Failure';
import { HandedOutCard } from './HandedOutCard';
import { Said } from './Said';
import { useDone, useRegistrations } from './useAccount';

type Kind = 'PATIENT' | 'PROXY';

const keyOf = ({ source, mrnSystem, mrn }: Registration) => `${source}|${mrnSystem}|${mrn}`;

/** Hands out an invitation for a person whose papers one has looked at. */
export function InvitePerson({ person, name }: { person: string; name: string }) {
  const known = useRegistrations(person);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<Kind>('PATIENT');
  const [until, setUntil] = useState('');
  const [handed, setHanded] = useState<HandedOut>();
  const invite = useDone((wish: object) => order<HandedOut>('/account/api/invitations', wish), setHanded);
  const checked = (known.data ?? []).filter((one) => !left.includes(keyOf(one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const proxyEndsAt = kind === 'PROXY' ? new Date(`${until}T23:59:59`).toISOString() : undefined;
    invite.mutate({ kind, person, registrations: checked, proxyEndsAt });
  };
  if (known.isError) return <Failure what="the record numbers" error={known.error} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text>
          You have looked at who stands before you. The account follows the record numbers you leave ticked:
          untick what you could not check.
        </Text>
        <Checkbox.Group
          label={`Record numbers of ${name}`}
          value={checked.map(keyOf)}
          onChange={(kept) => setLeft((known.data ?? []).map(keyOf).filter((key) => !kept.includes(key)))}
        >
          <Stack gap={4} mt="xs">
            {known.data?.map((one) => (
              <Checkbox key={keyOf(one)} value={keyOf(one)} label={`${one.mrn} (${one.source})`} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Radio.Group label="Whom to invite" value={kind} onChange={(value) => setKind(value as Kind)}>
          <Group mt="xs">
            <Radio value="PATIENT" label="The person" />
            <Radio value="PROXY" label="Somebody who looks after the person" />
          </Group>
        </Radio.Group>
        {kind === 'PROXY' && (
          <TextInput
            type="date"
            label="Until which day"
            required
            maw={220}
            value={until}
            onChange={(e) => setUntil(e.currentTarget.value)}
          />
        )}
        <Group>
          <Button type="submit" loading={invite.isPending} disabled={checked.length === 0}>
            Hand out an invitation
          </Button>
        </Group>
        <Said error={invite.error} />
        {handed && <HandedOutCard handed={handed} />}
      </Stack>
    </form>
  );
}
