import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Entry } from '../../fhir/entries';
import { timelineOf, type TimelineRow, type Year } from '../../fhir/timeline';
import { Empty } from '../../ui/Empty';
import { useIsWide } from '../../ui/Folded';
import { EntryLine } from './EntryLine';
import { VisitFrame } from './VisitFrame';

type Row = TimelineRow | { readonly is: 'year'; readonly year: string };

/** Everything over time, latest first: visits as frames around what was found at them, with the years to jump to. */
export function Timeline({ entries }: { entries: readonly Entry[] }) {
  const years = useMemo(() => timelineOf(entries), [entries]);
  const rows = useMemo(() => rowsOf(years), [years]);
  if (entries.length === 0) return <Empty>Nothing in this chart matches.</Empty>;
  return <Rows years={years} rows={rows} />;
}

const rowsOf = (years: readonly Year[]): Row[] =>
  years.flatMap(({ year, rows }): Row[] => [{ is: 'year', year }, ...rows]);

const keyOf = (row: Row | undefined) =>
  row?.is === 'year' ? `year ${row.year}` : (row?.entry.reference ?? '');

const yearText = (year: string) => year || 'No date stated';

/** A list of any length that scrolls with the page: only the rows in view are in it. */
function Rows({ years, rows }: { years: readonly Year[]; rows: readonly Row[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, [rows]);
  const lines = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 72,
    overscan: 6,
    scrollMargin: top,
    // The page's own header covers the first pixels.
    scrollPaddingStart: 60,
    getItemKey: (index) => keyOf(rows[index]),
  });
  const jump = (year: string, isFocused: boolean) => {
    lines.scrollToIndex(
      rows.findIndex((row) => row.is === 'year' && row.year === year),
      { align: 'start' },
    );
    // The heading is drawn when the page has scrolled to it.
    if (isFocused)
      setTimeout(() => document.getElementById(`year-${year}`)?.focus({ preventScroll: true }), 150);
  };
  return (
    <>
      <Years years={years.map(({ year }) => year)} onJump={jump} />
      <ul
        ref={list}
        aria-label="Timeline"
        style={{
          height: lines.getTotalSize(),
          position: 'relative',
          listStyle: 'none',
          margin: 0,
          padding: 0,
        }}
      >
        {lines.getVirtualItems().map((line) => {
          const row = rows[line.index];
          return (
            row && (
              <li
                key={line.key}
                ref={lines.measureElement}
                data-index={line.index}
                aria-setsize={rows.length}
                aria-posinset={line.index + 1}
                style={{
                  contain: 'layout',
                  position: 'absolute',
                  insetInline: 0,
                  transform: `translateY(${line.start - top}px)`,
                }}
              >
                <RowContent row={row} />
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

/** The years to jump to; on a narrow screen so many buttons would push the list out of sight. */
function Years({
  years,
  onJump,
}: {
  years: readonly string[];
  onJump: (year: string, isFocused: boolean) => void;
}) {
  const isWide = useIsWide();
  if (!isWide) {
    return (
      <NativeSelect
        label="Jump to"
        mb="sm"
        // Choosing must not take the focus away.
        onChange={(e) => onJump(e.currentTarget.value, false)}
        data={years.map((year) => ({ value: year, label: yearText(year) }))}
      />
    );
  }
  return (
    <Group component="nav" aria-label="Years" gap={4} mb="sm">
      {years.map((year) => (
        <Button key={year} variant="default" size="compact-sm" onClick={() => onJump(year, true)}>
          {yearText(year)}
        </Button>
      ))}
    </Group>
  );
}

function RowContent({ row }: { row: Row }) {
  if (row.is === 'year') {
    return (
      <Title order={2} size="h4" id={`year-${row.year}`} tabIndex={-1} pt="md" pb={4}>
        {yearText(row.year)}
      </Title>
    );
  }
  if (row.is === 'visit') return <VisitFrame visit={row.entry} inside={row.inside} />;
  return (
    <Text component="div" px="sm">
      <EntryLine entry={row.entry} />
    </Text>
  );
}
