import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import { tell } from '../../account/client';
import { ROLES, type Me } from '../../account/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { EmailPanel } from './EmailPanel';
import { FactorPanel } from './FactorPanel';
import { PasskeyPanel } from './PasskeyPanel';
import { PasswordPanel } from './PasswordPanel';
import { ProxyPanel } from './ProxyPanel';
import { SessionPanel } from './SessionPanel';
import { useDone, useMe } from './useAccount';

/** One's own account. */
export default function AccountPage() {
  const me = useMe();
  if (me.isError) return <Failure what="your account" error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return <Loading what="your account" />;
  return (
    <Stack gap="lg" maw={720}>
      <Head me={me.data} />
      <ProxyPanel me={me.data} />
      <PasskeyPanel />
      <FactorPanel me={me.data} />
      <PasswordPanel me={me.data} />
      <EmailPanel me={me.data} />
      <SessionPanel />
    </Stack>
  );
}

function Head({ me }: { me: Me }) {
  const out = useDone(
    () => tell('POST', '/logout'),
    () => window.location.assign('/login?said=out'),
  );
  const invites = me.roles.some((role) => role === 'FRONT_DESK' || role === 'ADMINISTRATOR');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={1}>Your account</Title>
        <Button variant="default" onClick={() => out.mutate(undefined)}>
          Sign out
        </Button>
      </Group>
      <Text>
        {me.displayName}, signed in as {me.name}
      </Text>
      {me.roles.length > 0 && (
        <Text c="dimmed">{me.roles.map((role) => ROLES[role] ?? role).join(', ')}</Text>
      )}
      <Group gap="lg">
        {me.self && (
          <Anchor component={Link} to={`/people/${me.self}`}>
            Your record
          </Anchor>
        )}
        {me.proxies.map((proxy) => (
          <Anchor key={proxy.id} component={Link} to={`/people/${proxy.person}`}>
            A record you look after
          </Anchor>
        ))}
        {invites && (
          <Anchor component={Link} to="/invitations">
            Invitations
          </Anchor>
        )}
        {me.roles.includes('ADMINISTRATOR') && (
          <Anchor component={Link} to="/accounts">
            Accounts
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
