import { Text, Title, VisuallyHidden } from '@mantine/core';
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
import { Disclosure, FoldButton, useFold } from '../../ui/Disclosure';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { useReading } from './chartContext';
import { EntryLine } from './EntryLine';

/** What is not of a person's health now waits folded. */
const FOLDED: readonly ProblemGroup[] = ['social', 'administrative', 'resolved'];

/** A row a problem, the long-term ones first; social, administrative and past ones apart. */
export function ProblemPanel({ entries, isWhole }: { entries: readonly Entry[]; isWhole: boolean }) {
  const { lists } = useReading();
  const problems = useMemo(
    () =>
      problemList(
        entries.filter((entry) => entry.kind === 'problem'),
        lists,
      ),
    [entries, lists],
  );
  if (problems.length === 0 && !isWhole) return null;
  if (problems.length > 0 && !lists.problems) return <Unsorted problems={problems} />;
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

/** Without the server's list nobody may be told that something is past. */
function Unsorted({ problems }: { problems: readonly Problem[] }) {
  return (
    <Panel title={`Problems (${problems.length})`}>
      <Text>Which of them last is not known yet.</Text>
      <Some items={problems} keyOf={(p) => p.latest.reference} first={12} label="problems">
        {(problem) => <ProblemLine problem={problem} />}
      </Some>
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

function ProblemLine({ problem: { latest, spans, since } }: { problem: Problem }) {
  const fold = useFold();
  if (spans.length === 1) return <EntryLine entry={latest} />;
  const isOneDay = since === latest.when.slice(0, 10);
  const detail = (
    <Text size="sm">
      {isOneDay || !since ? `${spans.length} times` : `${spans.length} times since ${dayText(since)}, last`}
    </Text>
  );
  const more = (
    <FoldButton fold={fold}>
      <Text span size="sm">
        all {spans.length} times<VisuallyHidden> of {latest.title}</VisuallyHidden>
      </Text>
    </FoldButton>
  );
  return (
    <>
      <EntryLine entry={latest} detail={detail} more={more} />
      {fold.isOpen && (
        <div id={fold.id} style={{ paddingInlineStart: 12 }}>
          <Some items={spans} keyOf={(e) => e.reference} first={10} label="times">
            {(entry) => <EntryLine entry={entry} />}
          </Some>
        </div>
      )}
    </>
  );
}
