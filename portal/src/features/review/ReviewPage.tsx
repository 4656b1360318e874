import { Anchor, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { Link, useSearchParams } from 'react-router-dom';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { HeldList } from './HeldList';
import { PairList } from './PairList';
import { SuspiciousList } from './SuspiciousList';
import { UndoDecision } from './UndoDecision';
import { useReviewCounts, useReviewList } from './useReview';

const VIEWS = ['pairs', 'numbers', 'suspicious'] as const;
type View = (typeof VIEWS)[number];
const viewOf = (name: string | null): View => VIEWS.find((view) => view === name) ?? 'pairs';

/** What waits for a steward: pairs that may be one person, held record numbers, persons that look like two. */
export default function ReviewPage() {
  const [where, setWhere] = useSearchParams();
  const list = useReviewList();
  const counts = useReviewCounts();
  const count = (of: number | undefined) => (of === undefined ? '' : ` (${of.toLocaleString()})`);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>Who is who</Title>
          <Text c="dimmed">
            What the rules do not decide alone. A wrong join is a danger to a patient; a missed one is a
            nuisance.
          </Text>
        </div>
        <Anchor component={Link} to="/admin/persons" underline="always">
          Find a person
        </Anchor>
      </Group>
      <UndoDecision />
      <Tabs
        value={viewOf(where.get('view'))}
        onChange={(view) => setWhere(view && view !== 'pairs' ? { view } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="pairs">Pairs{count(counts.data?.pairs)}</Tabs.Tab>
          <Tabs.Tab value="numbers">Held numbers{count(counts.data?.heldNumbers)}</Tabs.Tab>
          <Tabs.Tab value="suspicious">Suspicious{count(counts.data?.suspicious)}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="numbers" pt="md">
          <HeldList />
        </Tabs.Panel>
        {(['pairs', 'suspicious'] as const).map((view) => (
          <Tabs.Panel key={view} value={view} pt="md">
            {list.isLoading && <Loading what="what waits" />}
            {list.isError && (
              <Failure what="what waits" error={list.error} retry={() => void list.refetch()} />
            )}
            {list.data && view === 'pairs' && <PairList list={list.data} />}
            {list.data && view === 'suspicious' && <SuspiciousList persons={list.data.suspicious} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
