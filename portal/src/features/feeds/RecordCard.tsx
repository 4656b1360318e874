import { Alert, Card, Group, List, Text, Title } from '@mantine/core';
import { timeText, wordsOf } from '../../admin/format';
import { STATE_NAMES, type FoundIssue, type RecordEvent, type RecordPart } from '../../admin/types';
import { StateBadge } from './StateBadge';

/** One record of a message: how it stands, why, what could not be used, and its history. */
export function RecordCard({ record }: { record: RecordPart }) {
  return (
    <Card withBorder>
      <Group justify="space-between">
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {[record.kind, record.selector].filter(Boolean).join(' · ') || 'Record'}
        </Title>
        <StateBadge state={record.state} />
      </Group>
      {record.error && record.state !== 'STORED' && (
        <Alert color="red" my="xs" title={wordsOf(record.error.reason ?? 'error')}>
          {record.error.text} {record.error.place && `(at ${record.error.place})`}
        </Alert>
      )}
      {record.nextAttempt && <Text size="sm">Tried again {timeText(record.nextAttempt)}.</Text>}
      {record.issues.length === 0 ? (
        <Text size="sm">No issue was met.</Text>
      ) : (
        <List size="sm" aria-label="Issues" my="xs">
          {record.issues.map((issue) => (
            <List.Item key={`${issue.code} ${issue.place} ${issue.detail}`}>{issueText(issue)}</List.Item>
          ))}
        </List>
      )}
      <details>
        <summary>History ({record.events.length})</summary>
        <List size="sm">
          {record.events.map((event) => (
            <List.Item key={`${event.at} ${event.to}`}>{eventText(event)}</List.Item>
          ))}
        </List>
      </details>
    </Card>
  );
}

function issueText(issue: FoundIssue): string {
  const times = issue.times > 1 ? `, ${issue.times} times` : '';
  const place = issue.place ? ` at ${issue.place}` : '';
  return `${wordsOf(issue.code)} (${issue.severity.toLowerCase()}${times})${place}: ${issue.detail}`;
}

function eventText(event: RecordEvent): string {
  const note = event.note ? `: ${event.note}` : '';
  return `${timeText(event.at)}: ${STATE_NAMES[event.from]} → ${STATE_NAMES[event.to]}, by ${event.by}${note}`;
}
