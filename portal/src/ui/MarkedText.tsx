import { Box, Mark } from '@mantine/core';
import { Fragment } from 'react';

interface Props {
  text: string;
  /** In the order of the text, without overlap. */
  spans: readonly { readonly start: number; readonly end: number }[];
  label: string;
  /** Pixels at most. */
  height: number;
}

/** Text as it was sent, the places in question marked. */
export function MarkedText({ text, spans, label, height }: Props) {
  return (
    <Box
      component="pre"
      // A scrollable region must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={label}
      mt="xs"
      mb={0}
      fz="xs"
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: height, overflowY: 'auto' }}
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
