import { Grid, NavLink, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Entry } from '../../fhir/entries';
import { Empty } from '../../ui/Empty';
import { useIsWide } from '../../ui/Folded';
import { Some } from '../../ui/Some';
import { Plot } from './Plot';
import { Results } from './Results';
import { trendsOf, type Trend } from './trends';

/** A plot per test; the same values are in a table for those who cannot see a plot. */
export default function Trends({ entries }: { entries: readonly Entry[] }) {
  const trends = useMemo(() => trendsOf(entries), [entries]);
  const [chosen, setChosen] = useState('');
  const isWide = useIsWide();
  const trend = trends.find((t) => keyOf(t) === chosen) ?? trends[0];
  if (!trend) return <Empty>No test was measured twice.</Empty>;
  const Tests = isWide ? TestList : TestSelect;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, sm: 4 }}>
        <Tests trends={trends} trend={trend} onChoose={setChosen} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, sm: 8 }}>
        <Stack component="section" aria-label={`Trend of ${trend.title}`} gap="xs">
          <Title order={2} size="h4">
            {trend.title} {trend.unit && `(${trend.unit})`}
          </Title>
          {trend.range && <Text size="sm">Range stated with the latest: {trend.range}</Text>}
          <Plot trend={trend} />
          <Results key={keyOf(trend)} trend={trend} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

const keyOf = (trend: Trend) => `${trend.code} ${trend.unit}`;
const sizeOf = (trend: Trend) => `${trend.points.length} results${trend.unit ? ` in ${trend.unit}` : ''}`;

interface TestsProps {
  trends: readonly Trend[];
  trend: Trend;
  onChoose: (key: string) => void;
}

function TestList({ trends, trend, onChoose }: TestsProps) {
  return (
    <nav aria-label="Tests">
      <Some items={trends} keyOf={keyOf} first={12} label="tests">
        {(t) => (
          <NavLink
            component="button"
            label={t.title}
            description={sizeOf(t)}
            active={t === trend}
            aria-current={t === trend}
            onClick={() => onChoose(keyOf(t))}
          />
        )}
      </Some>
    </nav>
  );
}

function TestSelect({ trends, trend, onChoose }: TestsProps) {
  return (
    <NativeSelect
      label="Test"
      value={keyOf(trend)}
      onChange={(e) => onChoose(e.currentTarget.value)}
      data={trends.map((t) => ({ value: keyOf(t), label: `${t.title} (${sizeOf(t)})` }))}
    />
  );
}
