import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Entry } from '../../fhir/entries';
import { EntryLine } from './EntryLine';

interface Props {
  entries: readonly Entry[];
  onAsk: (entry: Entry) => void;
  /** Pixels at most; a shorter list takes less. */
  height: number;
  label: string;
}

/** A list of any length: only the lines in view are in the page. */
export function EntryList({ entries, onAsk, height, label }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer re-renders this component itself
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 5,
    initialRect: { width: 400, height },
    getItemKey: (index) => entries[index]?.reference ?? index,
  });
  return (
    <div
      ref={scroller}
      // A scrollable region must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={`${label}, list`}
      style={{ maxHeight: height, overflowY: 'auto' }}
    >
      <ul
        style={{
          height: lines.getTotalSize(),
          position: 'relative',
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {lines.getVirtualItems().map((line) => {
          const entry = entries[line.index];
          return (
            entry && (
              <li
                key={line.key}
                ref={lines.measureElement}
                data-index={line.index}
                aria-setsize={entries.length}
                aria-posinset={line.index + 1}
                style={{
                  contain: 'layout',
                  position: 'absolute',
                  insetInline: 0,
                  transform: `translateY(${line.start}px)`,
                }}
              >
                <EntryLine entry={entry} onAsk={onAsk} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
