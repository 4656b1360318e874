import { Anchor, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { Scorecard, ScorecardKind } from '../../admin/types';
import { Panel } from '../../ui/Panel';
import { reachable } from '../../ui/reachable';
import { useScorecard } from './useSources';

/** How well a source's messages can be used, and what would help most. */
export function ScorePanel({ source }: { source: string }) {
  const score = useScorecard(source);
  return (
    <Panel title="Scorecard">
      {score.data ? (
        <Stack gap="lg">
          <Text>
            Since {score.data.since}: {score.data.records.toLocaleString()} records,{' '}
            {score.data.refused.toLocaleString()} of them refused, {score.data.duplicates.toLocaleString()}{' '}
            messages sent more than once.
          </Text>
          <Repairs card={score.data} />
          {score.data.kinds.map((kind) => (
            <Kind key={kind.kind} kind={kind} />
          ))}
          <Trend card={score.data} />
        </Stack>
      ) : (
        <Text>{score.error ? score.error.message : 'Counting …'}</Text>
      )}
    </Panel>
  );
}

function Repairs({ card }: { card: Scorecard }) {
  if (card.repairs.length === 0) return <Text>Nothing to repair.</Text>;
  return (
    <section aria-label="Repairs">
      <Title order={3} size="h5">
        What would help most
      </Title>
      <Table.ScrollContainer
        minWidth={420}
        scrollAreaProps={{ viewportProps: reachable('Table of repairs') }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Times</Table.Th>
              <Table.Th>An example</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {card.repairs.map((repair) => (
              <Table.Tr key={`${repair.what} ${repair.code} ${repair.place}`}>
                <Table.Td>
                  <Text fw={600}>{repair.code}</Text>
                  <Text size="sm">{repair.says}</Text>
                </Table.Td>
                <Table.Td>{repair.times.toLocaleString()}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {repair.message ? (
                    <Anchor component={Link} to={`/admin/messages/${repair.message}`} underline="always">
                      {repair.place || 'the message'}
                    </Anchor>
                  ) : (
                    repair.place
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Kind({ kind }: { kind: ScorecardKind }) {
  const name = kind.kind || 'Unreadable';
  return (
    <details>
      <summary>
        {name}: {kind.records.toLocaleString()} records, {kind.refused.toLocaleString()} refused
      </summary>
      <Table.ScrollContainer
        minWidth={420}
        scrollAreaProps={{ viewportProps: reachable('Table of elements') }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Complete</Table.Th>
              <Table.Th>Count</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kind.measures.map((measure) => {
              const percent = measure.of > 0 ? Math.floor((100 * measure.have) / measure.of) : 0;
              return (
                <Table.Tr key={`${measure.topic} ${measure.says}`}>
                  <Table.Td>
                    {measure.topic} {measure.says}
                  </Table.Td>
                  <Table.Td>
                    {percent} %
                    <Progress value={percent} aria-hidden mt={2} />
                  </Table.Td>
                  <Table.Td>
                    {measure.have.toLocaleString()} of {measure.of.toLocaleString()}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}

function Trend({ card }: { card: Scorecard }) {
  return (
    <details>
      <summary>By day</summary>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: reachable('Table of days') }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {['Day (UTC)', 'Records', 'Refused', 'Sent again', 'Codes', 'Without a mapping'].map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {card.trend.map((day) => (
              <Table.Tr key={day.day}>
                <Table.Td>{day.day}</Table.Td>
                {[day.records, day.refused, day.duplicates, day.codes, day.unmapped].map((n, i) => (
                  <Table.Td key={i}>{n.toLocaleString()}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
