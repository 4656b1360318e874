import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router-dom';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { useAudit, type AuditFilter } from './useAudit';
import { gathered, type Seen } from './words';

interface Props {
  filter: AuditFilter;
  /** Whether whose chart it was is named; a person's own page needs it not. */
  withPeople?: boolean;
}

/** Who saw what, the latest first. */
export function SeenList({ filter, withPeople = false }: Props) {
  const { lines, total, isLoading, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useAudit(filter);
  if (isLoading) return <Loading what="the record of access" />;
  if (isError) return <Failure what="the record of access" error={error} retry={() => void refetch()} />;
  if (lines.length === 0) return <Empty>Nothing is recorded here.</Empty>;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" role="status">
        {total.toLocaleString()} {total === 1 ? 'entry' : 'entries'}, the latest first
      </Text>
      <Stack component="ol" aria-label="Who saw what" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {gathered(lines).map(({ first, times }) => (
          <Line key={first.id} seen={first} times={times} withPeople={withPeople} />
        ))}
      </Stack>
      {hasNextPage && (
        <Button variant="light" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier ones
        </Button>
      )}
    </Stack>
  );
}

function Line({ seen, times, withPeople }: { seen: Seen; times: number; withPeople: boolean }) {
  return (
    <Group
      component="li"
      py="xs"
      gap="md"
      align="baseline"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Text component="time" dateTime={seen.time} size="sm" c="dimmed" w={170}>
        {new Date(seen.time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
      </Text>
      <Stack gap={2} style={{ flex: 1, minWidth: 240 }}>
        <Text>
          {seen.sentence}
          {times > 1 && (
            <Text span c="dimmed">
              {' '}
              {times} times
            </Text>
          )}
        </Text>
        <Group gap="sm">
          {seen.refused && (
            <Badge color="orange" variant="light">
              nothing was shown
            </Badge>
          )}
          {seen.from && (
            <Text size="sm" c="dimmed">
              from {seen.from}
            </Text>
          )}
          {withPeople &&
            seen.people.slice(0, 3).map((person) => (
              <Anchor key={person} component={Link} to={`/admin/persons/${person}`} size="sm">
                the person
              </Anchor>
            ))}
          {withPeople && seen.people.length > 3 && (
            <Text size="sm">and {seen.people.length - 3} more people</Text>
          )}
        </Group>
      </Stack>
    </Group>
  );
}
