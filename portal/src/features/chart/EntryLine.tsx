import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { Entry, Flag, Kind } from '../../fhir/entries';
import { whenText } from '../../fhir/format';
import { statusWords } from '../../fhir/statusWords';
import { ClinicBadges } from '../../ui/ClinicBadges';
import { useReading } from './chartContext';
import { Disputes } from './Disputes';

interface Props {
  entry: Entry;
  /** Instead of the fact's own name. */
  title?: string;
  /** Comes first in the line below, before the time. */
  detail?: ReactNode;
  /** Comes at the end of that line. */
  more?: ReactNode;
}

/** One fact: what, when, its status, who reported it, and the way to the evidence. Drawn again only when it changes. */
export const EntryLine = memo(function EntryLine({ entry, title = entry.title, detail, more }: Props) {
  const { nameOf } = useReading();
  const name = title || 'Not named by the sender';
  const status = statusWords(entry);
  const isMeasured = MEASURED.has(entry.kind);
  return (
    <Stack gap={2} py={6}>
      <Text fw={isMeasured ? 400 : 600} style={{ overflowWrap: 'anywhere' }}>
        {name}
        {entry.value && (
          <Text span inherit fw={isMeasured ? 700 : 400}>
            {isMeasured ? ': ' : ' — '}
            {entry.value}
          </Text>
        )}
        {entry.flag && <FlagBadge flag={entry.flag} />}
      </Text>
      <Group gap="xs" style={{ rowGap: 2 }}>
        {detail}
        {entry.when && (
          <Text size="sm" c="dimmed">
            {timeText(entry)}
          </Text>
        )}
        {entry.range && <Text size="sm">range {entry.range}</Text>}
        {status && <Text size="sm">{status}</Text>}
        {entry.doubt && (
          <Text size="sm" fw={600}>
            {entry.doubt}
          </Text>
        )}
        {entry.by && (
          <Text size="sm" c="dimmed">
            by {entry.by}
          </Text>
        )}
        <ClinicBadges clinics={entry.clinics} />
        <EntryButtons entry={entry} name={name} />
        {more}
      </Group>
      <Disputes disputes={entry.disputes} nameOf={nameOf} />
    </Stack>
  );
});

/** Of these the result is what a reader looks for, of others the name. */
const MEASURED = new Set<Kind>(['vital', 'laboratory', 'survey']);

/** These do not need the minute; the evidence has it. */
const BY_DAY = new Set<Kind>(['problem', 'allergy', 'medicine', 'immunization']);

function timeText({ kind, when, until }: Entry): string {
  if (!BY_DAY.has(kind)) return whenText(when, until);
  return whenText(when.slice(0, 10), until.slice(0, 10));
}

/** The words say it; the colour only helps the eye. */
export function FlagBadge({ flag }: { flag: Flag }) {
  return (
    <Badge component="span" color={flag.grave ? 'red' : 'orange'} variant="light" tt="none" ml={6}>
      {flag.words}
    </Badge>
  );
}

export function EntryButtons({ entry, name = entry.title }: { entry: Entry; name?: string }) {
  const { ask, read } = useReading();
  return (
    <>
      {entry.notes.length > 0 && (
        <Button variant="light" size="compact-sm" onClick={() => read(entry)} aria-label={`Read: ${name}`}>
          Read
        </Button>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => ask(entry)}
        aria-label={`Who says so: ${name}`}
      >
        Who says so
      </Button>
    </>
  );
}
