import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Entry } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import { Empty } from '../../ui/Empty';
import { Loading } from '../../ui/Loading';
import { Overview } from './Overview';
import { Timeline } from './Timeline';
import type { Tab } from './useChartAddress';

// The plots are the heaviest part and not what a reader sees first.
const Trends = lazy(() => import('./Trends'));

interface Props {
  entries: readonly Entry[];
  clinics: readonly Clinic[];
  /** Whether there is nothing at all, which is something else than nothing that matches. */
  isEmpty: boolean;
  /** Whether all facts of the person are among the entries. */
  isWhole: boolean;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

/** The same facts in three ways: by kind, as plots, and over time. */
export function ChartTabs({ entries, clinics, isEmpty, isWhole, tab, onTab }: Props) {
  if (isEmpty) return <Empty>No clinic has reported anything for this person yet.</Empty>;
  return (
    <Tabs value={tab} onChange={(name) => onTab(name as Tab)} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="trends">Trends</Tabs.Tab>
        <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview" pt="md">
        <Overview entries={entries} clinics={clinics} isWhole={isWhole} />
      </Tabs.Panel>
      <Tabs.Panel value="trends" pt="md">
        <Suspense fallback={<Loading what="the trends" />}>
          <Trends entries={entries} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="timeline" pt="md">
        <Timeline entries={entries} />
      </Tabs.Panel>
    </Tabs>
  );
}
