import { Grid, NativeSelect, NavLink, ScrollArea, Table, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Entry } from '../../fhir/entries';
import { dateText } from '../../fhir/format';
import { Empty } from '../../ui/Empty';
import { useIsWide } from '../../ui/Folded';
import { trendsOf, type Trend } from './trends';

/** A plot per test; the same values stand in a table for those who cannot see a plot. */
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
        <Plot trend={trend} />
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
    <ScrollArea.Autosize mah={480} component="nav" aria-label="Tests">
      {trends.map((t) => (
        <NavLink
          key={keyOf(t)}
          component="button"
          label={t.title}
          description={sizeOf(t)}
          active={t === trend}
          aria-current={t === trend}
          onClick={() => onChoose(keyOf(t))}
        />
      ))}
    </ScrollArea.Autosize>
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

function Plot({ trend }: { trend: Trend }) {
  return (
    <section aria-label={`Trend of ${trend.title}`}>
      <Title order={2} size="h4">
        {trend.title} {trend.unit && `(${trend.unit})`}
      </Title>
      <div aria-hidden style={{ height: 300 }}>
        <ResponsiveContainer>
          <LineChart
            accessibilityLayer={false}
            data={[...trend.points]}
            margin={{ top: 16, right: 16, bottom: 8, left: 0 }}
          >
            <CartesianGrid strokeDasharray="3 3" />
            <XAxis
              dataKey="time"
              type="number"
              scale="time"
              domain={['dataMin', 'dataMax']}
              tickFormatter={(time: number) => new Date(time).toISOString().slice(0, 7)}
            />
            <YAxis domain={['auto', 'auto']} />
            <Tooltip
              labelFormatter={(time) => dateText(new Date(Number(time)).toISOString())}
              formatter={(value) => [`${String(value)} ${trend.unit}`, trend.title]}
            />
            <Line dataKey="value" stroke="#0b7285" strokeWidth={2} isAnimationActive={false} />
          </LineChart>
        </ResponsiveContainer>
      </div>
      <Table.ScrollContainer minWidth={320} mah={260}>
        <Table captionSide="top">
          <Table.Caption ta="left">All results, latest first</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Result</Table.Th>
              <Table.Th>Reported by</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...trend.points].reverse().map((point) => (
              <Table.Tr key={`${point.when} ${point.value}`}>
                <Table.Td>{dateText(point.when)}</Table.Td>
                <Table.Td>
                  {point.value} {trend.unit}
                </Table.Td>
                <Table.Td>{point.clinics}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
