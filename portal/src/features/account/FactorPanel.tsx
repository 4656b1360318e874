import { Button, Code, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { order, tell } from '../../account/client';
import type { Me } from '../../account/types';
import { Panel } from '../../ui/Panel';
import { Said } from './Said';
import { useDone } from './useAccount';
import { WithPassword } from './WithPassword';

interface Offered {
  readonly key: string;
  readonly picture: string;
}

interface RecoveryCodes {
  readonly codes: readonly string[];
}

/** The authenticator and the recovery codes. */
export function FactorPanel({ me }: { me: Me }) {
  const [shown, setShown] = useState<readonly string[]>([]);
  const [offered, setOffered] = useState<Offered>();
  const offer = useDone(
    (current: string) => order<Offered>('/account/api/authenticator', { current }),
    setOffered,
  );
  const renew = useDone(
    (current: string) => order<RecoveryCodes>('/account/api/recovery-codes', { current }),
    ({ codes }) => setShown(codes),
  );
  const remove = useDone((current: string) => tell('POST', '/account/api/authenticator/remove', { current }));
  return (
    <Panel title="Second step">
      <Stack gap="md">
        <Text size="sm">
          {me.authenticator
            ? `An authenticator is set up. ${me.recoveryCodesLeft} recovery codes are left.`
            : 'With an authenticator app a stolen password opens nothing.'}
        </Text>
        {shown.length > 0 && <RecoveryCodeList codes={shown} />}
        {offered ? (
          <Enrol
            offered={offered}
            onDone={(codes) => {
              setOffered(undefined);
              setShown(codes);
            }}
          />
        ) : (
          <WithPassword
            label={me.authenticator ? 'Set up another authenticator' : 'Set up an authenticator'}
            busy={offer.isPending}
            error={offer.error}
            onConfirm={offer.mutate}
          />
        )}
        {me.authenticator && (
          <WithPassword
            label="New recovery codes"
            busy={renew.isPending}
            error={renew.error}
            onConfirm={renew.mutate}
          />
        )}
        {me.authenticator && me.roles.length === 0 && (
          <WithPassword
            label="Remove the authenticator"
            busy={remove.isPending}
            error={remove.error}
            onConfirm={remove.mutate}
          />
        )}
      </Stack>
    </Panel>
  );
}

function Enrol({ offered, onDone }: { offered: Offered; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const confirm = useDone(
    (typed: string) => order<RecoveryCodes>('/account/api/authenticator/confirm', { code: typed }),
    ({ codes }) => onDone(codes),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(code);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <img
          width={220}
          height={220}
          src={`data:image/svg+xml,${encodeURIComponent(offered.picture)}`}
          alt="QR code for the authenticator; the same key stands below as text"
        />
        <Text size="sm">
          Key for typing: <Code>{offered.key}</Code>
        </Text>
        <Group align="flex-end">
          <TextInput
            label="Code it shows"
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            value={code}
            onChange={(e) => setCode(e.currentTarget.value)}
          />
          <Button type="submit" loading={confirm.isPending}>
            Go on
          </Button>
        </Group>
        <Said error={confirm.error} />
      </Stack>
    </form>
  );
}

function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        Keep these recovery codes where only you find them. Each works once. They are not shown again.
      </Text>
      <List listStyleType="none" spacing={4}>
        {codes.map((code) => (
          <List.Item key={code}>
            <Code>{code}</Code>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
