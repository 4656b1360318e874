import { Button, Card, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { order, tell } from '../../account/client';
import { ROLES, type AccountLine, type HandedOut } from '../../account/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { HandedOutCard } from './HandedOutCard';
import { Said } from './Said';
import { useAccounts, useDone } from './useAccount';

/** The office where administrators look after accounts. */
export default function AccountsPage() {
  const accounts = useAccounts();
  if (accounts.isError)
    return <Failure what="accounts" error={accounts.error} retry={() => void accounts.refetch()} />;
  if (!accounts.data) return <Loading what="accounts" />;
  return (
    <Stack gap="lg" maw={860}>
      <Title order={1}>Accounts</Title>
      <InviteStaff />
      {accounts.data.map((account) => (
        <One key={account.id} account={account} />
      ))}
    </Stack>
  );
}

function RoleBoxes({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string[];
  onChange: (roles: string[]) => void;
}) {
  return (
    <Checkbox.Group label={label} value={value} onChange={onChange}>
      <Group mt="xs">
        {Object.entries(ROLES).map(([role, words]) => (
          <Checkbox key={role} value={role} label={words} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function InviteStaff() {
  const [roles, setRoles] = useState<string[]>([]);
  const [handed, setHanded] = useState<HandedOut>();
  const invite = useDone(
    (wanted: string[]) => order<HandedOut>('/account/api/invitations', { kind: 'STAFF', roles: wanted }),
    (out) => {
      setHanded(out);
      setRoles([]);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(roles);
  };
  return (
    <Panel title="Invite staff">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <RoleBoxes label="What they do here" value={roles} onChange={setRoles} />
          <Group>
            <Button type="submit" disabled={roles.length === 0} loading={invite.isPending}>
              Hand out an invitation
            </Button>
          </Group>
          <Said error={invite.error} />
          {handed && <HandedOutCard handed={handed} />}
        </Stack>
      </form>
    </Panel>
  );
}

function One({ account }: { account: AccountLine }) {
  const [roles, setRoles] = useState<string[]>([...account.roles]);
  const path = `/account/api/accounts/${account.id}`;
  const act = useDone((what: string) => tell('POST', `${path}/${what}`));
  const change = useDone((wanted: string[]) => tell('PUT', `${path}/roles`, { roles: wanted }));
  const end = useDone(() => tell('DELETE', `${path}/sessions`));
  const named = (words: string) => `${words}: ${account.name}`;
  return (
    <Card withBorder component="article" aria-label={account.name} p="sm">
      <Stack gap="sm">
        <Text>
          <Text span fw={600}>
            {account.name}
          </Text>{' '}
          {account.displayName}
          <Text span c="dimmed" size="sm">
            {account.bound && ' · shows a chart'}
            {account.authenticator && ' · has a second step'}
            {account.locked && ' · locked'}
          </Text>
        </Text>
        <RoleBoxes label="Roles" value={roles} onChange={setRoles} />
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            aria-label={named('Change the roles')}
            onClick={() => change.mutate(roles)}
          >
            Change the roles
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={named(account.locked ? 'Unlock' : 'Lock')}
            onClick={() => act.mutate(account.locked ? 'unlock' : 'lock')}
          >
            {account.locked ? 'Unlock' : 'Lock'}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={named('Reset the second step')}
            onClick={() => act.mutate('second-factor-reset')}
          >
            Reset the second step
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={named('End all sessions')}
            onClick={() => end.mutate(undefined)}
          >
            End all sessions
          </Button>
        </Group>
        <Said
          error={act.error ?? change.error ?? end.error}
          done={(act.isSuccess || change.isSuccess || end.isSuccess) && 'Done.'}
        />
      </Stack>
    </Card>
  );
}
