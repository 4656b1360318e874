import { Text, Title } from '@mantine/core';
import { timeText } from '../../admin/format';
import type { PersonLinks, RecordNumber } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Some } from '../../ui/Some';
import { eventText } from './words';

/** How the registrations came together and went apart, in words, the latest first. */
export function PersonHistory({
  links,
  textOf,
  clinicOf,
}: {
  links: PersonLinks;
  textOf: (number: RecordNumber) => string;
  clinicOf: (source: string) => string;
}) {
  const numbers = new Map([...links.others, ...links.numbers].map((n) => [n.registration, textOf(n)]));
  for (const { registration } of links.events) {
    if (registration) numbers.set(registration.registration, textOf(registration));
  }
  const called = (registration: number) => numbers.get(registration) ?? 'a registration not shown';
  const lines = links.events
    .map((event, index) => ({
      index,
      recorded: event.recorded,
      text: eventText(event, { person: links.person, called, textOf, clinicOf }),
    }))
    .filter(({ text }) => text)
    .reverse();
  return (
    <section aria-labelledby="history">
      <Title order={2} size="h4" id="history" mb="xs">
        How they came together
      </Title>
      {lines.length === 0 && <Empty>Nothing was recorded.</Empty>}
      <Some items={lines} keyOf={({ index }) => String(index)} first={20} label="events">
        {({ recorded, text }) => (
          <Text size="sm" mb={4} style={{ overflowWrap: 'anywhere' }}>
            <Text span c="dimmed">
              {timeText(recorded)}
            </Text>{' '}
            {text}
          </Text>
        )}
      </Some>
    </section>
  );
}
