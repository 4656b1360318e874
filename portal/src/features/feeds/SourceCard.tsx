import { Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { agoText, wordsOf } from '../../admin/format';
import type { SourceSummary } from '../../admin/types';
import { Sparkline } from './Sparkline';

interface Props {
  source: SourceSummary;
  now: string;
}

/** One clinic's feed: whether it lives, how much waits, and what went wrong. */
export function SourceCard({ source, now }: Props) {
  const lastHour = source.receivedPerMinute.reduce((sum, n) => sum + n, 0);
  return (
    <Card withBorder component="section" aria-labelledby={`source-${source.id}`}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h5" id={`source-${source.id}`}>
            {source.name}
          </Title>
          <Health source={source} />
        </Group>
        <Text size="sm">
          Last heard {agoText(source.lastReceived, now)}
          {lastHour > 0 && `, ${lastHour.toLocaleString()} messages in the last hour`}
        </Text>
        <Sparkline perMinute={source.receivedPerMinute} />
        <SimpleGrid component="dl" cols={3} spacing={4} m={0}>
          <Figure name="Waiting" value={source.backlog} />
          <Figure name="In the chart" value={source.stored} />
          <Figure name="Nothing to say" value={source.ignored} />
          <Figure name="Errors" value={source.errors} alarming />
          <Figure name="Quarantined" value={source.quarantined} alarming />
          <Figure name="Came twice" value={source.duplicates} />
        </SimpleGrid>
        <Issues source={source} />
      </Stack>
    </Card>
  );
}

function Health({ source }: { source: SourceSummary }) {
  const [text, color] = healthOf(source);
  return (
    <Badge variant="light" color={color} tt="none" style={{ color: 'inherit', flexShrink: 0 }}>
      {text}
    </Badge>
  );
}

function healthOf(source: SourceSummary): [string, string] {
  if (!source.configured) return ['not configured now', 'gray'];
  if (source.errors > 0) return [source.errors === 1 ? '1 error' : `${source.errors} errors`, 'red'];
  if (source.lastReceived === null) return ['never heard', 'gray'];
  return source.backlog > 0 ? ['working', 'blue'] : ['up to date', 'teal'];
}

function Figure({ name, value, alarming }: { name: string; value: number; alarming?: boolean }) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column-reverse' }}>
      <Text component="dt" size="xs">
        {name}
      </Text>
      <Text
        component="dd"
        m={0}
        fw={700}
        {...(alarming && value > 0 ? { c: 'var(--mantine-color-error)' } : {})}
      >
        {value.toLocaleString()}
      </Text>
    </div>
  );
}

function Issues({ source }: { source: SourceSummary }) {
  if (source.issues.length === 0) return null;
  return (
    <details>
      <summary>What the mapping met ({source.issues.length} kinds)</summary>
      <ul>
        {source.issues.map((issue) => (
          <li key={`${issue.severity} ${issue.code}`}>
            <Text size="sm">
              {wordsOf(issue.code)} ({issue.severity.toLowerCase()}): {issue.times.toLocaleString()}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
