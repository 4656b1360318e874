import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dayText } from '../../fhir/format';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { apps, takeBack, type App } from './access';

/** The apps one has let in, and the way to take that back. */
export default function AppsPage() {
  const list = useQuery({ queryKey: ['apps'], queryFn: ({ signal }) => apps(signal) });
  return (
    <Stack gap="lg" maw={720}>
      <div>
        <Title order={1}>Apps</Title>
        <Text c="dimmed">What you have let in to read a chart.</Text>
      </div>
      {list.isLoading && <Loading what="your apps" />}
      {list.isError && <Failure what="your apps" error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <Empty>You have let no app in.</Empty>}
      {list.data?.map((app) => (
        <OneApp key={`${app.clientId} ${app.person ?? ''}`} app={app} />
      ))}
    </Stack>
  );
}

function OneApp({ app }: { app: App }) {
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: () => takeBack(app.clientId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['apps'] }),
  });
  return (
    <Panel title={app.name}>
      <Stack gap="sm">
        {app.person !== null && <Text>For the chart of {app.person}.</Text>}
        <List size="sm">
          {app.may.map((words) => (
            <List.Item key={words}>{words}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          Since {dayText(app.since)}, until {dayText(app.ends)} unless it is used before then.
        </Text>
        {back.isError && (
          <Alert color="red" role="alert">
            {back.error.message}
          </Alert>
        )}
        <Group>
          <Button
            variant="default"
            onClick={() => back.mutate()}
            loading={back.isPending}
            aria-label={`Take back what ${app.name} may do`}
          >
            Take back
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
