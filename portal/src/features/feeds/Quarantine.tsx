import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import { timeText, wordsOf } from '../../admin/format';
import type { QuarantineGroup, SourceSummary } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ReplayButton } from './ReplayButton';
import { useQuarantine, useReplayCause } from './useMessages';

/** What could not go on, grouped by what has to be mended. */
export function Quarantine({ sources }: { sources: readonly SourceSummary[] }) {
  const groups = useQuarantine();
  if (groups.isLoading) return <Loading what="the quarantine" />;
  if (groups.isError && !groups.data) {
    return <Failure what="the quarantine" error={groups.error} retry={() => void groups.refetch()} />;
  }
  if (groups.data?.length === 0) return <Empty>Nothing is in quarantine.</Empty>;
  return (
    <Stack>
      {groups.data?.map((group) => (
        <Cause
          key={`${group.source} ${group.reason} ${group.place}`}
          group={group}
          clinic={sources.find((source) => source.id === group.source)?.name ?? group.source}
        />
      ))}
    </Stack>
  );
}

function Cause({ group, clinic }: { group: QuarantineGroup; clinic: string }) {
  const replay = useReplayCause();
  const title = wordsOf(group.reason || 'unknown');
  return (
    <Card withBorder component="article" aria-label={`${title}, ${clinic}`}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ minWidth: 0, flex: '1 1 18rem' }}>
          <Title order={2} size="h5">
            {title}
            {group.place && ` at ${group.place}`}
          </Title>
          <Text>{group.text}</Text>
          <Text size="sm" c="dimmed">
            {clinic} · {group.count === 1 ? '1 record' : `${group.count.toLocaleString()} records`} · last{' '}
            {timeText(group.last)}
          </Text>
          <Anchor component={Link} to={`/admin/messages/${group.exampleMessage}`} underline="always">
            See the latest message
          </Anchor>
        </Stack>
        <ReplayButton
          label={group.count === 1 ? 'Replay it' : `Replay all ${group.count.toLocaleString()}`}
          what={`${title}, ${clinic}`}
          replay={replay}
          onClick={() => replay.mutate(group)}
        />
      </Group>
    </Card>
  );
}
