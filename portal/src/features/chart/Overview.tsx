import { Card, SimpleGrid, Title } from '@mantine/core';
import { KIND_NAMES, KINDS, type Entry } from '../../fhir/entries';
import { Empty } from '../../ui/Empty';
import { EntryList } from './EntryList';

/** A panel per kind, latest first. */
export function Overview({ entries, onAsk }: { entries: readonly Entry[]; onAsk: (entry: Entry) => void }) {
  const panels = KINDS.map((kind) => ({
    kind,
    entries: entries.filter((entry) => entry.kind === kind),
  })).filter((panel) => panel.entries.length > 0);
  if (panels.length === 0) return <Empty>Nothing in this chart matches.</Empty>;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {panels.map((panel) => (
        <Card key={panel.kind} withBorder component="section" aria-labelledby={`panel-${panel.kind}`}>
          <Title order={2} size="h4" id={`panel-${panel.kind}`} mb="xs">
            {KIND_NAMES[panel.kind]} ({panel.entries.length})
          </Title>
          <EntryList entries={panel.entries} onAsk={onAsk} height={340} label={KIND_NAMES[panel.kind]} />
        </Card>
      ))}
    </SimpleGrid>
  );
}
