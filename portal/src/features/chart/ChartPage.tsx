import { Alert, Stack, Tabs } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import type { Entry } from '../../fhir/entries';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { EvidenceDrawer } from './EvidenceDrawer';
import { everything, matching } from './filter';
import { Filters } from './Filters';
import { Overview } from './Overview';
import { PersonHeader } from './PersonHeader';
import { Timeline } from './Timeline';
import { useChart } from './useChart';

// The plots are the heaviest part and not what a reader sees first.
const Trends = lazy(() => import('./Trends'));

/** One person's chart: what stands, who says so, and how it went over time. */
export default function ChartPage() {
  const { id = '' } = useParams();
  const chart = useChart(id);
  const [filter, setFilter] = useState(everything);
  const [where, setWhere] = useSearchParams();
  const fact = where.get('fact');
  const asked = chart.data?.entries.find((entry) => entry.reference === fact);
  const ask = (entry: Entry) => setWhere({ fact: entry.reference });
  const shown = useMemo(() => matching(chart.data?.entries ?? [], filter), [chart.data, filter]);

  if (chart.isError) {
    return <Failure what="the chart" error={chart.error} retry={() => void chart.refetch()} />;
  }
  if (!chart.data) {
    return <Loading what={chart.loaded > 0 ? `the chart (${chart.loaded} so far)` : 'the chart'} />;
  }
  return (
    <Stack gap="md">
      <PersonHeader patient={chart.data.patient} clinics={chart.data.clinics} />
      <Filters filter={filter} clinics={chart.data.clinics} onChange={setFilter} />
      {shown.some((entry) => entry.disputed) && (
        <Alert color="orange" title="The clinics disagree" variant="light">
          Some facts below are stated differently by different clinics. Open “Who says so” to see each side.
        </Alert>
      )}
      <Tabs defaultValue="overview" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="trends">Trends</Tabs.Tab>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview" pt="md">
          <Overview entries={shown} onAsk={ask} />
        </Tabs.Panel>
        <Tabs.Panel value="trends" pt="md">
          <Suspense fallback={<Loading what="the trends" />}>
            <Trends entries={shown} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <Timeline entries={shown} onAsk={ask} />
        </Tabs.Panel>
      </Tabs>
      <EvidenceDrawer entry={asked} onClose={() => setWhere({})} />
    </Stack>
  );
}
