import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router-dom';
import { Loading } from '../../ui/Loading';
import { comeBack } from '../../session/smart';

/** Where the service sends the browser once somebody has signed in; it goes on to what was asked for. */
export default function SignedInPage() {
  const back = useQuery({
    queryKey: ['signed-in'],
    queryFn: comeBack,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (back.data !== undefined) return <Navigate to={back.data} replace />;
  if (!back.isError) return <Loading what="what you asked for" />;
  return (
    <Alert color="red" title="You could not be signed in" role="alert" my="md">
      <Stack gap="sm">
        <Text>{back.error.message}</Text>
        <Anchor href="/" underline="always">
          Try again
        </Anchor>
      </Stack>
    </Alert>
  );
}
