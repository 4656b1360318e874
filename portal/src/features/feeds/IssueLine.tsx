import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { wordsOf } from '../../admin/format';
import type { FoundIssue } from '../../admin/types';
import { Place } from './Place';

const COLORS: Record<string, string> = { ERROR: 'red', WARNING: 'orange' };

/** One thing the mapping could not use, and its place in the message. */
export function IssueLine({ record, issue }: { record: number; issue: FoundIssue }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <Group gap="xs" align="baseline">
        <Badge
          size="sm"
          variant="light"
          color={COLORS[issue.severity.toUpperCase()] ?? 'gray'}
          tt="none"
          style={{ color: 'inherit' }}
        >
          {issue.severity.toLowerCase()}
        </Badge>
        <Text size="sm" fw={600}>
          {wordsOf(issue.code)}
          {issue.times > 1 && ` (${issue.times.toLocaleString()} times)`}
        </Text>
        {issue.place && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            styles={{ root: { height: 'auto' }, label: { whiteSpace: 'normal', overflowWrap: 'anywhere' } }}
          >
            {isOpen ? 'Hide' : 'Show'} {issue.place}
          </Button>
        )}
      </Group>
      <Text size="sm">{issue.detail}</Text>
      {isOpen && <Place record={record} place={issue.place} />}
    </li>
  );
}
