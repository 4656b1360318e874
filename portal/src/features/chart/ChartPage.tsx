import { Alert, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import type { Entry } from '../../fhir/entries';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ChartTabs } from './ChartTabs';
import { EvidenceDrawer } from './EvidenceDrawer';
import { everything, matching } from './filter';
import { Filters } from './Filters';
import { PersonHeader } from './PersonHeader';
import { useChart } from './useChart';

/** One person's chart: what stands, who says so, and how it went over time. */
export default function ChartPage() {
  const { id = '' } = useParams();
  const { chart, isComplete, error, retry } = useChart(id);
  const [filter, setFilter] = useState(everything);
  const [where, setWhere] = useSearchParams();
  const fact = where.get('fact');
  const asked = chart?.entries.find((entry) => entry.reference === fact);
  const ask = (entry: Entry) => setWhere({ fact: entry.reference });
  const shown = useMemo(() => matching(chart?.entries ?? [], filter), [chart, filter]);

  if (!chart)
    return error ? <Failure what="the chart" error={error} retry={retry} /> : <Loading what="the chart" />;
  return (
    <Stack gap="md">
      <PersonHeader patient={chart.patient} clinics={chart.clinics} />
      {error && (
        <Failure what="the whole chart: below stands only a part of it" error={error} retry={retry} />
      )}
      {!error && !isComplete && (
        <Loading what={`the rest of the chart. ${chart.entries.length.toLocaleString()} facts so far`} />
      )}
      <Filters
        filter={filter}
        clinics={chart.clinics}
        shown={shown.length}
        all={chart.entries.length}
        onChange={setFilter}
      />
      {shown.some((entry) => entry.disputed) && (
        <Alert color="orange" title="The clinics disagree" variant="light">
          Some facts below are stated differently by different clinics. Open “Who says so” to see each side.
        </Alert>
      )}
      <ChartTabs entries={shown} isEmpty={isComplete && chart.entries.length === 0} onAsk={ask} />
      <EvidenceDrawer entry={asked} onClose={() => setWhere({})} />
    </Stack>
  );
}
