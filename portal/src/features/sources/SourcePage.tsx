import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { timeText, wordsOf } from '../../admin/format';
import type { SourceView } from '../../admin/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { reachable } from '../../ui/reachable';
import { AlarmPanel } from './AlarmPanel';
import { CodePanel } from './CodePanel';
import { DefinitionForm } from './DefinitionForm';
import { ScorePanel } from './ScorePanel';
import { StateBadge } from './StateBadge';
import { useChange, useDecide, useDecisions, useSource, type Decision } from './useSources';

/** One source: how it does, what it sends, and what can be decided about it. */
export default function SourcePage() {
  const { id = '' } = useParams();
  const source = useSource(id);
  if (source.isError && !source.data) {
    return <Failure what="the source" error={source.error} retry={() => void source.refetch()} />;
  }
  if (!source.data) return <Loading what="the source" />;
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm">
          <Title order={1}>{source.data.name ?? source.data.id}</Title>
          <StateBadge state={source.data.problems.length > 0 ? 'BROKEN' : source.data.state} />
        </Group>
        <Text c="dimmed">
          Version {source.data.version}, decided {timeText(source.data.decidedAt)} by {source.data.decidedBy}
          {source.data.sandbox && '. A sandbox: nothing of it is in a chart.'}
        </Text>
        {source.data.problems.map((problem) => (
          <Text key={problem} c="var(--mantine-color-error)">
            {problem}
          </Text>
        ))}
      </div>
      <AlarmPanel source={id} />
      <Decide source={source.data} />
      <Fetching source={source.data} />
      <ScorePanel source={id} />
      <CodePanel source={id} />
      <Change key={source.data.version} source={source.data} />
      <Decisions id={id} />
    </Stack>
  );
}

const OFFERED: Record<string, readonly Decision[]> = {
  ACTIVE: ['pause', 'end'],
  PAUSED: ['resume', 'end'],
  ENDED: ['resume'],
};

function Decide({ source }: { source: SourceView }) {
  const decide = useDecide(source.id);
  const [reason, setReason] = useState('');
  return (
    <Group align="flex-end">
      <TextInput
        label="Why"
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        maxLength={2000}
      />
      {(OFFERED[source.state] ?? []).map((decision) => (
        <Button
          key={decision}
          variant={decision === 'resume' ? 'filled' : 'default'}
          loading={decide.isPending}
          onClick={() => decide.mutate({ decision, reason })}
        >
          {wordsOf(decision)} it
        </Button>
      ))}
      <Text role="status" size="sm">
        {decide.error?.message}
      </Text>
    </Group>
  );
}

function Fetching({ source }: { source: SourceView }) {
  if (source.pulls.length === 0) return null;
  return (
    <Panel title="Fetching">
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ viewportProps: reachable('Table of channels') }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              {['Channel', 'State', 'Last success', 'Next turn', 'Messages'].map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {source.pulls.map((pull) => (
              <Table.Tr key={pull.channel}>
                <Table.Td>{pull.channel}</Table.Td>
                <Table.Td>
                  <StateBadge state={pull.state} />
                  {pull.detail && <Text size="sm">{pull.detail}</Text>}
                </Table.Td>
                <Table.Td>{timeText(pull.lastSuccess)}</Table.Td>
                <Table.Td>{timeText(pull.nextTurn)}</Table.Td>
                <Table.Td>{pull.fetched.toLocaleString()}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Change({ source }: { source: SourceView }) {
  const change = useChange(source.id, source.version);
  return (
    <Panel title="Definition" closed>
      <DefinitionForm begin={source.definition} label="Change it" save={change} />
    </Panel>
  );
}

function Decisions({ id }: { id: string }) {
  const decisions = useDecisions(id);
  return (
    <Panel title="Decisions" closed>
      <ol reversed>
        {(decisions.data ?? []).map((decision) => (
          <li key={decision.version} value={decision.version}>
            {wordsOf(decision.decision)} by {decision.byWhom}, {timeText(decision.at)}
            {decision.reason && `: ${decision.reason}`}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
