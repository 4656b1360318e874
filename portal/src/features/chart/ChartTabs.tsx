import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Entry } from '../../fhir/entries';
import { Empty } from '../../ui/Empty';
import { Loading } from '../../ui/Loading';
import { Overview } from './Overview';
import { Timeline } from './Timeline';

// The plots are the heaviest part and not what a reader sees first.
const Trends = lazy(() => import('./Trends'));

interface Props {
  entries: readonly Entry[];
  /** Whether there is nothing at all, which is something else than nothing that matches. */
  isEmpty: boolean;
  onAsk: (entry: Entry) => void;
}

/** The same facts in three ways: by kind, as plots, and over time. */
export function ChartTabs({ entries, isEmpty, onAsk }: Props) {
  if (isEmpty) return <Empty>No clinic has reported anything for this person yet.</Empty>;
  return (
    <Tabs defaultValue="overview" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="trends">Trends</Tabs.Tab>
        <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview" pt="md">
        <Overview entries={entries} onAsk={onAsk} />
      </Tabs.Panel>
      <Tabs.Panel value="trends" pt="md">
        <Suspense fallback={<Loading what="the trends" />}>
          <Trends entries={entries} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="timeline" pt="md">
        <Timeline entries={entries} onAsk={onAsk} />
      </Tabs.Panel>
    </Tabs>
  );
}
