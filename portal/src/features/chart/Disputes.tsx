import { List, Text } from '@mantine/core';
import type { Dispute } from '../../fhir/disputes';

interface Props {
  disputes: readonly Dispute[];
  /** The clinics' names by their ids. */
  nameOf: (source: string) => string;
}

/** What the clinics state differently, each side in words and with the clinics that say so. */
export function Disputes({ disputes, nameOf }: Props) {
  if (disputes.length === 0) return null;
  return (
    <List
      size="sm"
      spacing={2}
      listStyleType="none"
      px={8}
      py={4}
      bg="var(--mantine-color-orange-light)"
      style={{ borderRadius: 4, borderInlineStart: '3px solid var(--mantine-color-orange-6)' }}
    >
      {disputes.map((dispute) => (
        <List.Item key={dispute.element}>
          <Text span inherit fw={600} c="var(--mantine-color-orange-light-color)">
            Clinics disagree. {dispute.about}:{' '}
          </Text>
          {dispute.sides.map((side, index) => (
            <Text span inherit key={side.words}>
              {index > 0 && ' · '}“{side.words}” says {side.sources.map(nameOf).join(', ')}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  );
}
