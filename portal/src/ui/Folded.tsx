import { Button, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  /** Is shown beside the button. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Fields that on a narrow screen wait behind a button, so that what they choose among comes first. */
export function Folded({ label, aside, children }: Props) {
  const isWide = useIsWide();
  const [isOpen, open] = useDisclosure(false);
  if (isWide) return children;
  return (
    <>
      <Group gap="sm" mb={isOpen ? 'sm' : 0}>
        <Button variant="default" aria-expanded={isOpen} onClick={open.toggle}>
          {label}
        </Button>
        {aside}
      </Group>
      {isOpen && children}
    </>
  );
}

export function useIsWide(): boolean {
  return useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
}
