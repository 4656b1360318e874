import { Empty } from '../../ui/Empty';
import type { Entry } from '../../fhir/entries';
import { EntryList } from './EntryList';

/** Everything in one line of time, latest first. */
export function Timeline({ entries, onAsk }: { entries: readonly Entry[]; onAsk: (entry: Entry) => void }) {
  if (entries.length === 0) return <Empty>Nothing in this chart matches.</Empty>;
  return <EntryList entries={entries} onAsk={onAsk} height={640} label="Timeline" />;
}
