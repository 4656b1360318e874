import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import { timeText, wordsOf } from '../../admin/format';
import type { QuarantineGroup, SourceSummary } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Outcome } from './Outcome';
import { useQuarantine, useReplayCause } from './useMessages';

/** What could not continue, grouped by cause. */
export function Quarantine({ sources }: { sources: readonly SourceSummary[] }) {
  const groups = useQuarantine();
  const replay = useReplayCause();
  const clinicOf = (group: QuarantineGroup) =>
    sources.find((source) => source.id === group.source)?.name ?? group.source;
  if (groups.isLoading) return <Loading what="the quarantine" />;
  if (groups.isError && !groups.data) {
    return <Failure what="the quarantine" error={groups.error} retry={() => void groups.refetch()} />;
  }
  return (
    <Stack>
      {replay.variables && (
        <Outcome
          cause={replay.variables}
          title={`${titleOf(replay.variables)}, ${clinicOf(replay.variables)}`}
          replay={replay}
        />
      )}
      {groups.data?.length === 0 && <Empty>Nothing is in quarantine.</Empty>}
      {groups.data?.map((group) => (
        <Cause
          key={`${group.source} ${group.reason} ${group.place}`}
          group={group}
          clinic={clinicOf(group)}
          isReplaying={replay.isPending && replay.variables === group}
          onReplay={() => replay.mutate(group)}
        />
      ))}
    </Stack>
  );
}

const titleOf = (group: QuarantineGroup) =>
  wordsOf(group.reason || 'unknown') + (group.place ? ` at ${group.place}` : '');

interface CauseProps {
  group: QuarantineGroup;
  clinic: string;
  isReplaying: boolean;
  onReplay: () => void;
}

function Cause({ group, clinic, isReplaying, onReplay }: CauseProps) {
  const title = titleOf(group);
  const label = group.count === 1 ? 'Replay it' : `Replay all ${group.count.toLocaleString()}`;
  return (
    <Card withBorder component="article" aria-label={`${title}, ${clinic}`}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ minWidth: 0, flex: '1 1 18rem' }}>
          <Title order={2} size="h5">
            {title}
          </Title>
          <Text>{group.text}</Text>
          <Text size="sm" c="dimmed">
            {clinic} · {group.count === 1 ? '1 record' : `${group.count.toLocaleString()} records`} · last{' '}
            {timeText(group.last)}
          </Text>
          <Anchor component={Link} to={`/admin/messages/${group.exampleMessage}`} underline="always">
            {group.count === 1 ? 'See the message' : 'See the latest message'}
          </Anchor>
        </Stack>
        <Button loading={isReplaying} onClick={onReplay} aria-label={`${label}: ${title}, ${clinic}`}>
          {label}
        </Button>
      </Group>
    </Card>
  );
}
