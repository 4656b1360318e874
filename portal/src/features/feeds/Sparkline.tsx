interface Props {
  /** The current minute is last. */
  perMinute: readonly number[];
}

const HEIGHT = 32;
const GAP = 0.2;

/** Messages in each minute of the last hour; its name says the same to those who cannot see it. */
export function Sparkline({ perMinute }: Props) {
  const most = Math.max(...perMinute);
  const width = perMinute.length;
  const label = `Messages a minute in the last hour: now ${perMinute.at(-1) ?? 0}, at most ${most}`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
    >
      <line
        x1={0}
        x2={width}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        stroke="currentColor"
        strokeOpacity={0.25}
        vectorEffect="non-scaling-stroke"
      />
      {perMinute.map((n, minute) => n > 0 && <Minute key={minute} at={minute} share={n / most} />)}
    </svg>
  );
}

/** However few they were, they can be seen. */
function Minute({ at, share }: { at: number; share: number }) {
  const height = Math.max(2, share * HEIGHT);
  return (
    <rect
      x={at + GAP / 2}
      width={1 - GAP}
      y={HEIGHT - height}
      height={height}
      fill="var(--mantine-primary-color-filled)"
    />
  );
}
