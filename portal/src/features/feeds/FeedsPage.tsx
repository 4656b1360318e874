import { Anchor, Badge, Group, SimpleGrid, Stack, Tabs, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'react-router-dom';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ReviewCounts } from '../review/ReviewCounts';
import { AlarmPanel } from '../sources/AlarmPanel';
import { Messages } from './Messages';
import { Quarantine } from './Quarantine';
import { SourceCard } from './SourceCard';
import { useSummary, type Line } from './useSummary';

const LINES: Record<Line, readonly [string, string]> = {
  connecting: ['connecting', 'gray'],
  live: ['live', 'teal'],
  lost: ['connection lost, trying again', 'red'],
};

/** Whether the feeds are live, what came, and what could not continue. */
export default function FeedsPage() {
  const summary = useSummary();
  const [where, setWhere] = useSearchParams();
  const [text, color] = LINES[summary.line];
  if (summary.isError && !summary.data) {
    return <Failure what="the feeds" error={summary.error} retry={() => void summary.refetch()} />;
  }
  if (!summary.data) return <Loading what="the feeds" />;
  const { sources, backlog, at, states } = summary.data;
  const quarantined = states.QUARANTINED ?? 0;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <div>
          <Title order={1}>Feeds</Title>
          <Text c="dimmed">{standing(backlog, quarantined)}</Text>
        </div>
        <Badge role="status" variant="light" color={color} size="lg" tt="none" style={{ color: 'inherit' }}>
          {text}
        </Badge>
      </Group>
      <ReviewCounts />
      <AlarmPanel />
      <Anchor component={Link} to="/admin/sources" underline="always">
        All sources: add, change, pause, scorecards
      </Anchor>
      {sources.length === 0 && <Empty>No source is configured yet.</Empty>}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {sources.map((source) => (
          <SourceCard key={source.id} source={source} now={at} />
        ))}
      </SimpleGrid>
      <Tabs
        value={where.get('view') === 'quarantine' ? 'quarantine' : 'messages'}
        onChange={(view) => setWhere(view === 'quarantine' ? { view } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="messages">Messages</Tabs.Tab>
          <Tabs.Tab value="quarantine">Quarantine ({quarantined.toLocaleString()})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="messages" pt="md">
          <Messages sources={sources} />
        </Tabs.Panel>
        <Tabs.Panel value="quarantine" pt="md">
          <Quarantine sources={sources} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function standing(backlog: number, quarantined: number): string {
  const kept = `${quarantined.toLocaleString()} ${quarantined === 1 ? 'record is' : 'records are'} in quarantine`;
  if (backlog > 0) {
    return `${backlog.toLocaleString()} records wait${quarantined > 0 ? `, ${kept}` : ''}.`;
  }
  return quarantined > 0
    ? `${kept}; everything else received has been applied.`
    : 'Everything received has been applied.';
}
