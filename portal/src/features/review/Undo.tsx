import { Alert, Button, Group, Text } from '@mantine/core';

interface Props {
  /** What was done. */
  done: string;
  isBusy: boolean;
  error: Error | null;
  onUndo: () => void;
}

/** What a steward has just done, and the way back. */
export function Undo({ done, isBusy, error, onUndo }: Props) {
  return (
    <Alert color="teal" variant="light" py="xs" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{done}</Text>
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={onUndo} aria-keyshortcuts="u">
          Undo
        </Button>
      </Group>
      {error && (
        <Text size="sm" role="alert">
          It could not be undone: {error.message}
        </Text>
      )}
    </Alert>
  );
}
