import { Card, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Disclosure } from './Disclosure';

interface Props {
  title: string;
  /** Whether it is folded away at first. */
  closed?: boolean;
  /** Whether it must be seen before anything else. */
  urgent?: boolean;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Panel({ title, closed = false, urgent = false, children }: Props) {
  const id = useId();
  return (
    <Card
      withBorder
      component="section"
      aria-labelledby={id}
      p="sm"
      style={urgent ? { borderInlineStart: '4px solid var(--mantine-color-red-7)' } : {}}
    >
      {closed ? (
        <>
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          <Disclosure label={`Show ${title.toLowerCase()}`}>{children}</Disclosure>
        </>
      ) : (
        <>
          <Title order={2} size="h4" id={id} mb="xs">
            {title}
          </Title>
          {children}
        </>
      )}
    </Card>
  );
}
