import { Alert, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { timeText, wordsOf } from '../../admin/format';
import { STATE_NAMES, type FoundIssue, type RecordEvent, type RecordPart } from '../../admin/types';
import { IssueLine } from './IssueLine';
import { Place } from './Place';
import { StateBadge } from './StateBadge';

/** One record of a message: its state, why, what could not be used, and its history. */
export function RecordCard({ record }: { record: RecordPart }) {
  const failure = record.state === 'STORED' ? null : record.error;
  return (
    <Card withBorder py="xs">
      <Group justify="space-between">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {[record.kind, record.selector].filter(Boolean).join(' · ') || 'Record'}
        </Title>
        <StateBadge state={record.state} />
      </Group>
      {failure && (
        <Alert color="red" my="xs" title={wordsOf(failure.reason ?? 'error')}>
          {failure.text} {failure.place && `(at ${failure.place})`}
          {failure.place && <Place record={record.id} place={failure.place} />}
        </Alert>
      )}
      {record.nextAttempt && <Text size="sm">Tried again {timeText(record.nextAttempt)}.</Text>}
      {record.issues.length === 0 && !failure && <Text size="sm">No issue was met.</Text>}
      {record.issues.length > 0 && <Issues record={record} />}
      <details>
        <Text component="summary" size="sm">
          History ({record.events.length})
          {record.issues.length === 0 && !record.error && ' · no issue was met'}
        </Text>
        <List size="sm">
          {record.events.map((event) => (
            <List.Item key={`${event.at} ${event.to}`}>{eventText(event)}</List.Item>
          ))}
        </List>
      </details>
    </Card>
  );
}

/** The gravest first. */
function Issues({ record }: { record: RecordPart }) {
  return (
    <Stack component="ul" aria-label="Issues" gap="xs" my="xs" p={0} style={{ listStyle: 'none' }}>
      {[...record.issues].sort(byGravity).map((issue) => (
        <IssueLine key={`${issue.code} ${issue.place} ${issue.detail}`} record={record.id} issue={issue} />
      ))}
    </Stack>
  );
}

const GRAVITY = ['ERROR', 'WARNING', 'INFORMATION'];
const gravityOf = (issue: FoundIssue) => GRAVITY.indexOf(issue.severity.toUpperCase());
const byGravity = (a: FoundIssue, b: FoundIssue) => gravityOf(a) - gravityOf(b);

function eventText(event: RecordEvent): string {
  const note = event.note ? `: ${event.note}` : '';
  return `${timeText(event.at)}: ${STATE_NAMES[event.from]} → ${STATE_NAMES[event.to]}, by ${event.by}${note}`;
}
