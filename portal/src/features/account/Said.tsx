import { Alert, Text } from '@mantine/core';

/** What became of an order, said aloud to those who do not see it. */
export function Said({ error, done }: { error: Error | null; done?: string | false | undefined }) {
  if (error) {
    return (
      <Alert color="red" role="alert" p="xs">
        {error.message}
      </Alert>
    );
  }
  return (
    <Text role="status" c="dimmed" size="sm">
      {done ? done : ''}
    </Text>
  );
}
