import { Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Client } from '../../admin/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Said } from '../account/Said';
import { useClients, useEnd, useRenewSecret, useShut } from './clients';
import { RegisterClient } from './RegisterClient';
import { SecretOnce } from './SecretOnce';

/** Where administrators look after the apps and back ends that may ask for access. */
export default function ClientsPage() {
  const clients = useClients();
  if (clients.isError)
    return <Failure what="apps" error={clients.error} retry={() => void clients.refetch()} />;
  if (!clients.data) return <Loading what="apps" />;
  return (
    <Stack gap="lg" maw={860}>
      <div>
        <Title order={1}>Apps and back ends</Title>
        <Text c="dimmed">
          What may ask for access here. What each person lets in is that person’s choice.
        </Text>
      </div>
      {clients.data.map((client) => (
        <One key={client.id} client={client} />
      ))}
      <RegisterClient />
    </Stack>
  );
}

const SHOWS: Record<string, string> = {
  public: 'Shows in no way who it is.',
  secret: 'Shows who it is by a secret.',
  keys: 'Shows who it is by signing with keys of its own.',
};

function One({ client }: { client: Client }) {
  return (
    <Card withBorder component="article" aria-label={client.name} p="sm">
      <Stack gap="sm">
        <Text>
          <Text span fw={600}>
            {client.name}
          </Text>{' '}
          {client.id}
          <Text span c="dimmed" size="sm">
            {client.backEnd && ' · back end'}
            {client.disabled && ' · shut out'}
            {client.configured && ' · stands in the configuration'}
          </Text>
        </Text>
        <Text size="sm">{SHOWS[client.kind]}</Text>
        <Lines title="May ask for" lines={client.scopes} />
        <Lines title="Returns to" lines={client.redirectUris} />
        {client.launchUrl && <Text size="sm">Opened from a chart at {client.launchUrl}</Text>}
        {!client.configured && <Orders client={client} />}
      </Stack>
    </Card>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Orders({ client }: { client: Client }) {
  const renew = useRenewSecret(client.id);
  const shut = useShut(client.id);
  const end = useEnd(client.id);
  const button = (words: string, act: () => void, isBusy: boolean) => (
    <Button
      variant="default"
      size="xs"
      aria-label={`${words}: ${client.name}`}
      onClick={act}
      loading={isBusy}
    >
      {words}
    </Button>
  );
  return (
    <>
      <Group gap="xs">
        {client.kind === 'secret' &&
          button('Give another secret', () => renew.mutate(undefined), renew.isPending)}
        {button(
          client.disabled ? 'Let in again' : 'Shut out',
          () => shut.mutate(!client.disabled),
          shut.isPending,
        )}
        {client.disabled && button('End for ever', () => end.mutate(undefined), end.isPending)}
      </Group>
      <Said error={renew.error ?? shut.error ?? end.error} />
      {renew.data?.secret && <SecretOnce secret={renew.data.secret} />}
    </>
  );
}
