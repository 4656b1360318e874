import { Button, Stack, Text } from '@mantine/core';
import type { Replayed } from '../../admin/types';

interface Props {
  label: string;
  what: string;
  replay: { isPending: boolean; error: Error | null; data: Replayed | undefined };
  onClick: () => void;
}

/** Sends messages through the mapping again and says what came of the order. */
export function ReplayButton({ label, what, replay, onClick }: Props) {
  return (
    <Stack gap={4} align="flex-end">
      <Button loading={replay.isPending} onClick={onClick} aria-label={`${label}: ${what}`}>
        {label}
      </Button>
      <Text role="status" size="sm">
        {replay.error?.message}
        {replay.data && `${replay.data.records} on their way again.`}
      </Text>
    </Stack>
  );
}
