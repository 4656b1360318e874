import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import { timeText } from '../../admin/format';
import type { Suspicious } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { ClinicNumber } from './ClinicNumber';
import classes from './Review.module.css';
import { bornText, nameOf, valuesText } from './words';

/** Persons whose registrations contradict each other, or are unusually many. */
export function SuspiciousList({ persons }: { persons: readonly Suspicious[] }) {
  if (persons.length === 0) return <Empty>No person looks like two.</Empty>;
  return (
    <Stack gap="sm">
      <Text>Each of these is one person with one chart, and looks as if it were more than one.</Text>
      {persons.map((suspicious) => (
        <Card
          key={suspicious.person}
          withBorder
          component="article"
          p="sm"
          aria-labelledby={suspicious.person}
        >
          <Title order={2} size="h5" id={suspicious.person}>
            <Anchor component={Link} to={`/admin/persons/${suspicious.person}`} inherit underline="always">
              {nameOf(suspicious.records[0])}
            </Anchor>
          </Title>
          <Text fw={600}>{suspicious.reasons.join(', ')}</Text>
          <ul className={classes['plain']}>
            {suspicious.records.slice(0, 8).map((record) => (
              <li key={record.number.registration}>
                <Text size="sm" c="dimmed">
                  <ClinicNumber number={record.number} />: {nameOf(record)}, {bornText(record)},{' '}
                  {valuesText('SEX', record) || 'sex not stated'}
                </Text>
              </li>
            ))}
          </ul>
          <Text size="sm" c="dimmed">
            Noticed {timeText(suspicious.raised)}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
