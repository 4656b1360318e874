import { Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { KIND_NAMES, type Entry, type Kind } from '../../fhir/entries';
import { testsOf, type Test } from '../../fhir/results';
import { FoldButton, useFold } from '../../ui/Disclosure';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { EntryLine } from './EntryLine';

interface Props {
  kind: Kind;
  entries: readonly Entry[];
  closed?: boolean;
}

/** A row a test: its latest result, with the earlier ones folded. What is out of range comes first. */
export function TestPanel({ kind, entries, closed = false }: Props) {
  const tests = useMemo(
    () => testsOf(entries.filter((entry) => entry.kind === kind)).sort((a, b) => rank(a) - rank(b)),
    [entries, kind],
  );
  if (tests.length === 0) return null;
  return (
    <Panel title={`${KIND_NAMES[kind]} (${tests.length})`} closed={closed}>
      <Some items={tests} keyOf={(test) => test.key} first={10} label={KIND_NAMES[kind].toLowerCase()}>
        {(test) => <TestLine test={test} />}
      </Some>
    </Panel>
  );
}

const rank = ({ latest }: Test) => (latest.flag?.grave ? 0 : latest.flag ? 1 : 2);

function TestLine({ test: { latest, earlier, title } }: { test: Test }) {
  const fold = useFold();
  if (earlier.length === 0) return <EntryLine entry={latest} />;
  const more = (
    <FoldButton fold={fold}>
      <Text span size="sm">
        {earlier.length} earlier<VisuallyHidden> of {title}</VisuallyHidden>
      </Text>
    </FoldButton>
  );
  return (
    <>
      <EntryLine entry={latest} more={more} />
      {fold.isOpen && (
        <div id={fold.id} style={{ paddingInlineStart: 12 }}>
          <Some items={earlier} keyOf={(e) => e.reference} first={10} label="results">
            {(entry) => <EntryLine entry={entry} />}
          </Some>
        </div>
      )}
    </>
  );
}
