import { Box, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';

interface Props {
  /** Says what is folded away, and how much. */
  label: ReactNode;
  startsOpen?: boolean;
  children: ReactNode;
}

/** Something that is folded away until it is asked for; what is folded is not in the page. */
export function Disclosure({ label, startsOpen = false, children }: Props) {
  const [isOpen, open] = useDisclosure(startsOpen);
  const id = useId();
  return (
    <Box>
      <UnstyledButton
        onClick={open.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        py={4}
        c="var(--mantine-color-anchor)"
        style={{ minHeight: 28, textAlign: 'start' }}
      >
        <span aria-hidden>{isOpen ? '▾ ' : '▸ '}</span>
        {label}
      </UnstyledButton>
      {isOpen && <div id={id}>{children}</div>}
    </Box>
  );
}
