import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import type { Entry } from '../../fhir/entries';
import { periodText } from '../../fhir/format';
import { ClinicBadges } from '../../ui/ClinicBadges';

/**
 * One fact: what, when, how it stands, who reported it, and the way to the evidence. Drawn again only when it changes:
 * while a list scrolls, the lines that stay are left alone.
 */
export const EntryLine = memo(function EntryLine({
  entry,
  onAsk,
}: {
  entry: Entry;
  onAsk: (entry: Entry) => void;
}) {
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm" py={6}>
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {entry.title || 'Not named by the sender'}
          {entry.value && <Text span> — {entry.value}</Text>}
        </Text>
        <Group gap="xs">
          {entry.when && (
            <Text size="sm" c="dimmed">
              {periodText({ start: entry.when, end: entry.until })}
            </Text>
          )}
          {entry.status && <Text size="sm">{entry.status}</Text>}
          {entry.disputed && (
            <Badge color="orange" variant="light" tt="none">
              clinics disagree
            </Badge>
          )}
          <ClinicBadges clinics={entry.clinics} />
        </Group>
      </Stack>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => onAsk(entry)}
        aria-label={`Who says so: ${entry.title}`}
        style={{ flexShrink: 0 }}
      >
        Who says so
      </Button>
    </Group>
  );
});
