import { Alert, Stack } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
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
  const ask = useCallback((entry: Entry) => setWhere({ fact: entry.reference }), [setWhere]);
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
      <Disagreement disputed={shown.filter((entry) => entry.disputed).length} />
      <ChartTabs entries={shown} isEmpty={isComplete && chart.entries.length === 0} onAsk={ask} />
      <EvidenceDrawer entry={asked} onClose={() => setWhere({})} />
    </Stack>
  );
}

function Disagreement({ disputed }: { disputed: number }) {
  if (disputed === 0) return null;
  return (
    <Alert color="orange" variant="light" py="xs" role="note">
      The clinics disagree about {disputed === 1 ? '1 fact' : `${disputed.toLocaleString()} facts`}. “Who says
      so” shows each side.
    </Alert>
  );
}
