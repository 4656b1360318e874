import { Button, Group, Stack, Text } from '@mantine/core';
import { tell } from '../../account/client';
import { timeText } from '../../admin/format';
import { Failure } from '../../ui/Failure';
import { Panel } from '../../ui/Panel';
import { Said } from './Said';
import { useDone, useSessions } from './useAccount';

export function SessionPanel() {
  const sessions = useSessions();
  const end = useDone((id: string) => tell('DELETE', `/account/api/sessions/${id}`));
  const endAll = useDone(
    () => tell('DELETE', '/account/api/sessions'),
    () => window.location.assign('/login?said=out'),
  );
  if (sessions.isError) return <Failure what="your sessions" error={sessions.error} />;
  return (
    <Panel title="Where you are signed in">
      <Stack gap="sm">
        {sessions.data?.map((session) => (
          <Group key={session.id} justify="space-between">
            <Text>
              {session.browser}
              {session.present && ' (this one)'}{' '}
              <Text span size="sm" c="dimmed">
                since {timeText(session.signedInAt)}, used last {timeText(session.lastUsed)}
              </Text>
            </Text>
            {!session.present && (
              <Button
                variant="default"
                size="xs"
                aria-label={`End the session of ${session.browser} since ${timeText(session.signedInAt)}`}
                onClick={() => end.mutate(session.id)}
              >
                End
              </Button>
            )}
          </Group>
        ))}
        <Group>
          <Button variant="default" onClick={() => endAll.mutate(undefined)}>
            Sign out everywhere
          </Button>
        </Group>
        <Said error={end.error ?? endAll.error} done={end.isSuccess && 'The session has ended.'} />
      </Stack>
    </Panel>
  );
}
