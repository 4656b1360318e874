import { KIND_NAMES, type Entry, type Kind } from '../../fhir/entries';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { EntryLine } from './EntryLine';

interface Props {
  kind: Kind;
  entries: readonly Entry[];
  closed?: boolean;
}

/** The facts of one kind, latest first. */
export function FactPanel({ kind, entries, closed = false }: Props) {
  const facts = entries.filter((entry) => entry.kind === kind);
  if (facts.length === 0) return null;
  return (
    <Panel title={`${KIND_NAMES[kind]} (${facts.length})`} closed={closed}>
      <Some items={facts} keyOf={(e) => e.reference} first={5} label={KIND_NAMES[kind].toLowerCase()}>
        {(entry) => <EntryLine entry={entry} />}
      </Some>
    </Panel>
  );
}
