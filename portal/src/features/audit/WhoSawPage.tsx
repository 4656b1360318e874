import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';
import { SeenList } from './SeenList';

/** For the person whose chart it is: who looked at it, when and why. */
export default function WhoSawPage() {
  const { id = '' } = useParams();
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={`/people/${id}`}>
        ← The chart
      </Anchor>
      <Title order={1}>Who saw this chart</Title>
      <Text maw="65ch">
        Every time somebody opens this chart, or a part of it, it is written down here: who it was, what they
        looked at, and why, where they had to say so. Nobody can change or delete these lines without it being
        noticed.
      </Text>
      <SeenList filter={{ patient: id }} />
    </Stack>
  );
}
