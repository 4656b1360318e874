import { Badge } from '@mantine/core';
import { STATE_NAMES, type State } from '../../admin/types';

const COLORS: Record<State, string> = {
  RECEIVED: 'blue',
  STORED: 'teal',
  RETRY: 'orange',
  QUARANTINED: 'red',
  IGNORED: 'gray',
};

/** The state of a record; the words say it, the colour only helps the eye. */
export function StateBadge({ state }: { state: State }) {
  return (
    <Badge variant="light" color={COLORS[state]} tt="none" style={{ color: 'inherit' }}>
      {STATE_NAMES[state]}
    </Badge>
  );
}
