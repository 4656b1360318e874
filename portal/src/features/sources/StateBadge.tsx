import { Badge } from '@mantine/core';
import { colorOf, stateWords } from './words';

/** A state in words; its colour only helps. */
export function StateBadge({ state }: { state: string }) {
  return (
    <Badge variant="light" color={colorOf(state)} tt="none" style={{ color: 'inherit', flexShrink: 0 }}>
      {stateWords(state)}
    </Badge>
  );
}
