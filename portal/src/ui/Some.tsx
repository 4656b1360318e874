import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** How many are shown at first. */
  first: number;
  /** What they are, in the plural. */
  label: string;
  children: (item: T) => ReactNode;
}

/** How many more each click shows: a page that grows by thousands of lines at once would freeze. */
const STEP = 50;

/** The first lines of a list, and the others on demand: no list scrolls inside the page. */
export function Some<T>({ items, keyOf, first, label, children }: Props<T>) {
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  return (
    <>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + STEP)} mt={4}>
          {left <= STEP ? `Show ${left} more ${label}` : `Show ${STEP} more of ${left} ${label}`}
        </Button>
      )}
    </>
  );
}
