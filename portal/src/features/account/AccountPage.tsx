import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { tell } from '../../account/client';
import { ROLES, type Me } from '../../account/types';
import { signOut } from '../../session/smart';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { EmailPanel } from './EmailPanel';
import { FactorPanel } from './FactorPanel';
import { PasskeyPanel } from './PasskeyPanel';
import { PasswordPanel } from './PasswordPanel';
import { ProxyPanel } from './ProxyPanel';
import { SessionPanel } from './SessionPanel';
import { useMe } from './useAccount';

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
  // Nothing is asked for anew: without a session the answer would lead away from the page that says so.
  const out = useMutation({
    mutationFn: async () => {
      // What this tab may read ends with the session in any case.
      await signOut().catch(() => undefined);
      await tell('POST', '/logout');
    },
    onSuccess: () => window.location.assign('/login?said=out'),
  });
  const invites = me.roles.some((role) => role === 'FRONT_DESK' || role === 'ADMINISTRATOR');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={1}>Your account</Title>
        <Button variant="default" onClick={() => out.mutate()}>
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
        {me.roles.includes('ADMINISTRATOR') && (
          <Anchor component={Link} to="/admin/apps">
            Apps and back ends
          </Anchor>
        )}
      </Group>
    </Stack>
  );
}
