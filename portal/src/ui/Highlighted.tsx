import { Box, Mark } from '@mantine/core';
import type { Excerpt } from '../fhir/evidence';

/** A piece of a message as it was sent, the place in question marked. */
export function Highlighted({ excerpt, label }: { excerpt: Excerpt; label: string }) {
  const { text, start, end } = excerpt;
  return (
    <Box
      component="pre"
      // A scrollable region must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={label}
      mt="xs"
      mb={0}
      fz="xs"
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 260, overflowY: 'auto' }}
    >
      {text.slice(0, start)}
      <Mark>{text.slice(start, end)}</Mark>
      {text.slice(end)}
    </Box>
  );
}
