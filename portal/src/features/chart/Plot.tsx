import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { dateText } from '../../fhir/format';
import type { Point, Trend } from './trends';

const INK = 'var(--mantine-color-text)';
const FIRST = 'light-dark(#0b7285, #66d9e8)';
const SECOND = 'light-dark(#862e9c, #e599f7)';

/** A test over time; a blood pressure has both its lines in one plot. */
export function Plot({ trend }: { trend: Trend }) {
  const isPair = trend.points.some((point) => point.second !== undefined);
  return (
    <div aria-hidden style={{ height: 300 }}>
      <ResponsiveContainer>
        <LineChart
          accessibilityLayer={false}
          data={[...trend.points]}
          margin={{ top: 16, right: 16, bottom: 8, left: 0 }}
        >
          <CartesianGrid strokeDasharray="3 3" stroke="var(--mantine-color-default-border)" />
          <XAxis
            dataKey="time"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tick={{ fill: INK }}
            tickFormatter={(time: number) => new Date(time).toISOString().slice(0, 7)}
          />
          <YAxis domain={['auto', 'auto']} tick={{ fill: INK }} />
          <Tooltip
            contentStyle={{ background: 'var(--mantine-color-body)', color: INK }}
            itemStyle={{ color: INK }}
            labelFormatter={(_, [first]) => dateText((first?.payload as Point | undefined)?.when)}
            formatter={(value, name) => [`${String(value)} ${trend.unit}`, name]}
          />
          {isPair && <Legend formatter={(name) => <span style={{ color: INK }}>{String(name)}</span>} />}
          <Line
            dataKey="value"
            name={isPair ? 'systolic' : trend.title}
            stroke={FIRST}
            strokeWidth={2}
            isAnimationActive={false}
          />
          {isPair && (
            <Line
              dataKey="second"
              name="diastolic"
              stroke={SECOND}
              strokeWidth={2}
              strokeDasharray="6 3"
              isAnimationActive={false}
            />
          )}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
