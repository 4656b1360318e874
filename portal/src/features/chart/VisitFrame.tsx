import { Card, Text } from '@mantine/core';
import { KIND_NAMES, type Entry } from '../../fhir/entries';
import { countsText } from '../../fhir/timeline';
import { Disclosure } from '../../ui/Disclosure';
import { Some } from '../../ui/Some';
import { EntryLine } from './EntryLine';

/** This many facts are open in their frame; more are folded behind their counts. */
const OPEN = 3;

/** A visit, and in its frame what was found, done and ordered at it. */
export function VisitFrame({ visit, inside }: { visit: Entry; inside: readonly Entry[] }) {
  const facts = (
    <Some items={inside} keyOf={(e) => e.reference} first={25} label="facts">
      {(entry) => <EntryLine entry={entry} />}
    </Some>
  );
  return (
    <Card component="article" aria-label={visit.title} withBorder px="sm" py={4} mb={6}>
      <EntryLine entry={visit} title={`Visit: ${visit.title}`} />
      {inside.length > OPEN ? (
        <Disclosure
          label={
            <Text span size="sm">
              At this visit: {countsText(inside, KIND_NAMES)}
            </Text>
          }
        >
          {facts}
        </Disclosure>
      ) : (
        inside.length > 0 && <div style={{ paddingInlineStart: 12 }}>{facts}</div>
      )}
    </Card>
  );
}
