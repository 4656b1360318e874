import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import type { FactRef } from '../../admin/types';
import { Empty } from '../../ui/Empty';

const FIRST = 200;

/** The facts this message is behind; each leads to its chart. */
export function Facts({ facts }: { facts: readonly FactRef[] }) {
  return (
    <section aria-labelledby="facts">
      <Title order={2} size="h4" id="facts" mb="xs">
        Facts it led to ({facts.length.toLocaleString()})
      </Title>
      {facts.length === 0 && <Empty>No fact of a chart comes from this message alone or first.</Empty>}
      <ul style={{ columns: '16rem auto', margin: 0, paddingInlineStart: '1.2rem' }}>
        {facts.slice(0, FIRST).map((fact) => (
          <li key={`${fact.type} ${fact.id} ${fact.place}`}>
            <Anchor component={Link} to={`/people/of/${fact.type}/${fact.id}`} underline="always">
              {fact.type}
            </Anchor>{' '}
            <Text span size="sm">
              {fact.place && `from ${fact.place}`}
            </Text>
          </li>
        ))}
      </ul>
      {facts.length > FIRST && <Text>The first {FIRST} are shown.</Text>}
    </section>
  );
}
