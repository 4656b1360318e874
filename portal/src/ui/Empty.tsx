import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing to show, and why. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" py="md">
      {children}
    </Text>
  );
}
