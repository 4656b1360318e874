import { Alert, Code, Text } from '@mantine/core';

/** A secret that is shown this one time: the service keeps a digest alone. */
export function SecretOnce({ secret }: { secret: string }) {
  return (
    <Alert color="orange" variant="light" role="note" title="The secret">
      <Code block>{secret}</Code>
      <Text size="sm">It is shown this one time. Hand it to whoever runs the app on a safe way.</Text>
    </Alert>
  );
}
