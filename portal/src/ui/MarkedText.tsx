import { Box, Mark } from '@mantine/core';
import { Fragment, useLayoutEffect, useRef } from 'react';

/** Pixels left above a mark, so that what is before it can be read. */
const ABOVE = 48;

interface Props {
  text: string;
  /** In the order of the text, without overlap. */
  spans: readonly { readonly start: number; readonly end: number }[];
  label: string;
  /** Pixels at most. */
  height: number;
}

/** Text as it was sent, the places in question marked and the first of them in view. */
export function MarkedText({ text, spans, label, height }: Props) {
  const box = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (box.current && mark) box.current.scrollTop = mark.offsetTop - ABOVE;
  }, [text, spans]);
  return (
    <Box
      component="pre"
      ref={box}
      // A scrollable region must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={label}
      mt="xs"
      mb={0}
      fz="xs"
      bg="var(--mantine-color-default-hover)"
      p="xs"
      style={{
        position: 'relative',
        borderRadius: 4,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        maxHeight: height,
        overflowY: 'auto',
      }}
    >
      {spans.map((span, index) => (
        <Fragment key={span.start}>
          {text.slice(spans[index - 1]?.end ?? 0, span.start)}
          <Mark>{text.slice(span.start, span.end)}</Mark>
        </Fragment>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </Box>
  );
}
