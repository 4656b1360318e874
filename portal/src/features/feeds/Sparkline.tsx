interface Props {
  rates: readonly number[];
  label: string;
}

const WIDTH = 160;
const HEIGHT = 32;
const TICKS = 60;

/** Records settled per tick, the latest at the right; the sentence beside it says the same to those who cannot see it. */
export function Sparkline({ rates, label }: Props) {
  const most = Math.max(1, ...rates);
  const step = WIDTH / (TICKS - 1);
  const first = TICKS - rates.length;
  const points = rates.map((rate, index) => {
    const y = HEIGHT - 1 - (rate / most) * (HEIGHT - 2);
    return `${((first + index) * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} stroke="currentColor" strokeOpacity={0.25} />
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--mantine-primary-color-filled)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
