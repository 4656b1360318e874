import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router-dom';
import { useReviewCounts } from './useReview';

/** How much waits for a steward; nothing for those who may not know. */
export function ReviewCounts() {
  const { data } = useReviewCounts();
  if (!data) return null;
  const { pairs, heldNumbers, suspicious } = data;
  return (
    <Group component="section" aria-label="Who is who" gap="md" style={{ rowGap: 0 }}>
      <Text fw={600}>Who is who:</Text>
      <Anchor component={Link} to="/admin/review" underline="always">
        {pairs === 1 ? '1 pair waits' : `${pairs.toLocaleString()} pairs wait`}
      </Anchor>
      <Anchor component={Link} to="/admin/review?view=numbers" underline="always">
        {heldNumbers === 1
          ? '1 record number is held'
          : `${heldNumbers.toLocaleString()} record numbers are held`}
      </Anchor>
      <Anchor component={Link} to="/admin/review?view=suspicious" underline="always">
        {suspicious === 1
          ? '1 person looks like two'
          : `${suspicious.toLocaleString()} persons look like two`}
      </Anchor>
    </Group>
  );
}
