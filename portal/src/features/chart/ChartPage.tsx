import { Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { ChartContext, type ChartReading } from './chartContext';
import { ChartTabs } from './ChartTabs';
import { DisputeSummary } from './DisputeSummary';
import { EvidenceDrawer } from './EvidenceDrawer';
import { asked, matching, type Filter } from './filter';
import { Filters } from './Filters';
import { NoteDrawer } from './NoteDrawer';
import { PersonHeader } from './PersonHeader';
import { useChart } from './useChart';
import { useChartAddress } from './useChartAddress';

/** One person's chart: what is known, who says so, and how it went over time. */
export default function ChartPage() {
  const { id = '' } = useParams();
  const { chart, isComplete, error, retry } = useChart(id);
  const { fact, note, tab, filter: addressed, setFact, setNote, setTab, setFilter } = useChartAddress();
  const [text, setText] = useState('');
  const filter: Filter = useMemo(() => ({ ...addressed, text }), [addressed, text]);
  const shown = useMemo(() => matching(chart?.entries ?? [], filter), [chart, filter]);
  const reading: ChartReading = useMemo(() => {
    const names = new Map((chart?.clinics ?? []).map((clinic) => [clinic.id, clinic.name]));
    const nameOf = (source: string) => names.get(source) ?? source;
    return { ask: setFact, read: setNote, nameOf, today: today(), lists: chart?.lists ?? {} };
  }, [chart, setFact, setNote]);

  if (!chart)
    return error ? <Failure what="the chart" error={error} retry={retry} /> : <Loading what="the chart" />;
  const entryOf = (reference: string | null) =>
    chart.entries.find((e) => e.reference === reference || (reference && e.parts.includes(reference)));
  return (
    <ChartContext value={reading}>
      <Stack gap="md">
        <PersonHeader patient={chart.patient} clinics={chart.clinics} />
        {chart.isPart2 && (
          <Text size="sm" fw={600} role="note">
            42 CFR part 2 prohibits unauthorized use or disclosure of these records.
          </Text>
        )}
        {error && <Failure what="the whole chart: below is only a part of it" error={error} retry={retry} />}
        {!error && !isComplete && (
          <Loading what={`the rest of the chart. ${chart.entries.length.toLocaleString()} facts so far`} />
        )}
        <DisputeSummary entries={shown} />
        <Filters
          filter={filter}
          clinics={chart.clinics}
          shown={shown.length}
          all={chart.entries.length}
          onChange={({ text: words, ...rest }) => {
            setText(words);
            setFilter(rest);
          }}
        />
        <ChartTabs
          entries={shown}
          clinics={chart.clinics}
          isEmpty={isComplete && chart.entries.length === 0}
          isWhole={isComplete && asked(filter) === 0}
          tab={tab}
          onTab={setTab}
        />
        <EvidenceDrawer entry={entryOf(fact)} onClose={() => setFact()} />
        <NoteDrawer entry={entryOf(note)} onClose={() => setNote()} />
      </Stack>
    </ChartContext>
  );
}

/** The day on the reader's own calendar. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
