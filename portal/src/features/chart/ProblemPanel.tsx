import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { Entry } from '../../fhir/entries';
import { dayText } from '../../fhir/format';
import {
  GROUP_NAMES,
  PROBLEM_GROUPS,
  problemList,
  type Problem,
  type ProblemGroup,
} from '../../fhir/problems';
import { Disclosure } from '../../ui/Disclosure';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { EntryLine } from './EntryLine';

/** What is not of a person's health now waits folded. */
const FOLDED: readonly ProblemGroup[] = ['social', 'administrative', 'resolved'];

/** A row a problem, the long-term ones first; social, administrative and past ones apart. */
export function ProblemPanel({ entries, isWhole }: { entries: readonly Entry[]; isWhole: boolean }) {
  const problems = useMemo(() => problemList(entries.filter((entry) => entry.kind === 'problem')), [entries]);
  if (problems.length === 0 && !isWhole) return null;
  const health = problems.filter((problem) => !FOLDED.includes(problem.group));
  return (
    <Panel title={`Problems (${health.length})`}>
      {problems.length === 0 && <Text>No clinic has said anything about problems.</Text>}
      {PROBLEM_GROUPS.map((group) => (
        <Group key={group} group={group} problems={problems.filter((problem) => problem.group === group)} />
      ))}
    </Panel>
  );
}

function Group({ group, problems }: { group: ProblemGroup; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const list = (
    <Some items={problems} keyOf={(p) => p.latest.reference} first={12} label="problems">
      {(problem) => <ProblemLine problem={problem} />}
    </Some>
  );
  const name = GROUP_NAMES[group];
  if (FOLDED.includes(group)) return <Disclosure label={`${name} (${problems.length})`}>{list}</Disclosure>;
  return (
    <>
      <Title order={3} size="h6" mt="xs">
        {name}
      </Title>
      {list}
    </>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { latest, spans } = problem;
  if (spans.length === 1) return <EntryLine entry={latest} />;
  return (
    <>
      <EntryLine
        entry={latest}
        detail={
          <Text size="sm">
            {spans.length} times since {dayText(problem.since) || 'an unknown day'}, last
          </Text>
        }
      />
      <Disclosure
        label={
          <Text span size="sm">
            All {spans.length} times
          </Text>
        }
      >
        <Some items={spans} keyOf={(e) => e.reference} first={10} label="times">
          {(entry) => <EntryLine entry={entry} />}
        </Some>
      </Disclosure>
    </>
  );
}
