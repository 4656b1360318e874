import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { SourceView } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { reachable } from '../../ui/reachable';
import { AlarmPanel } from './AlarmPanel';
import { BacklogPanel } from './BacklogPanel';
import { StateBadge } from './StateBadge';
import { useSources } from './useSources';

/** All sources: which there are, how they do, and what needs somebody. */
export default function SourcesPage() {
  const sources = useSources();
  if (sources.isError && !sources.data) {
    return <Failure what="the sources" error={sources.error} retry={() => void sources.refetch()} />;
  }
  if (!sources.data) return <Loading what="the sources" />;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={1}>Sources</Title>
        <Button component={Link} to="/admin/sources/new">
          Add a source
        </Button>
      </Group>
      <AlarmPanel />
      {sources.data.length === 0 ? <Empty>There is no source yet.</Empty> : <List sources={sources.data} />}
      <BacklogPanel />
    </Stack>
  );
}

function List({ sources }: { sources: readonly SourceView[] }) {
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: reachable('Table of sources') }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Source</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Fetching</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <Table.Tr key={source.id}>
              <Table.Td>
                <Anchor component={Link} to={`/admin/sources/${source.id}`} underline="always">
                  {source.name ?? source.id}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Group gap={6}>
                  <StateBadge state={source.problems.length > 0 ? 'BROKEN' : source.state} />
                  {source.sandbox && <Text size="sm">sandbox</Text>}
                </Group>
              </Table.Td>
              <Table.Td>
                {source.pulls.map((pull) => (
                  <Group key={pull.channel} gap={6}>
                    <Text size="sm">{pull.channel}</Text>
                    <StateBadge state={pull.state} />
                  </Group>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
