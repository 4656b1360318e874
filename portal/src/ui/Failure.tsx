import { Alert, Button, Stack, Text } from '@mantine/core';

/** An error in the server's own words, with a way to try again. */
export function Failure({ what, error, retry }: { what: string; error: unknown; retry?: () => void }) {
  return (
    <Alert color="red" title={`Could not load ${what}`} role="alert" my="md">
      <Stack gap="sm" align="flex-start">
        <Text>{error instanceof Error ? error.message : 'Something unexpected happened.'}</Text>
        {retry && (
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
