import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { launch, launchable } from './access';

/** The apps that can be opened for the person whose chart this is (SMART App Launch 2.2, EHR launch). */
export function OpenInApp({ patient }: { patient: string }) {
  // Without a session of the browser, as in an app's own window, there is nobody to open one for.
  const apps = useQuery({
    queryKey: ['launchable'],
    queryFn: ({ signal }) => launchable(signal),
    retry: false,
    staleTime: 60_000,
  });
  const open = useMutation({
    mutationFn: (client: string) => launch(client, patient),
    onSuccess: (address) => window.location.assign(address),
  });
  if (!apps.data || apps.data.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label="Open this chart in an app">
      <Text size="sm">Open in</Text>
      {apps.data.map(({ client, name }) => (
        <Button
          key={client}
          size="compact-sm"
          variant="default"
          loading={open.isPending && open.variables === client}
          onClick={() => open.mutate(client)}
        >
          {name}
        </Button>
      ))}
      {open.isError && (
        <Text size="sm" role="alert">
          The app was not opened: {open.error.message}
        </Text>
      )}
    </Group>
  );
}
