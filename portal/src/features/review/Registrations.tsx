import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import { takeOut } from '../../admin/stewards';
import type { Field, Parted, PersonLinks, RecordNumber, RegistrationRecord } from '../../admin/types';
import { ReasonFor } from './ReasonFor';
import classes from './Review.module.css';
import { useOrder } from './useReview';
import { FIELDS, nameOf, valuesText } from './words';

interface Props {
  links: PersonLinks;
  textOf: (number: RecordNumber) => string;
  onTakenOut: (parted: Parted, number: RecordNumber) => void;
}

/** In these a difference between two registrations of one person is no matter of spelling. */
const TELLING: readonly Field[] = ['BIRTH_DATE', 'SEX', 'SSN'];

/** What each registration of a person says, and what contradicts the others. */
export function Registrations({ links, textOf, onTakenOut }: Props) {
  return (
    <section aria-labelledby="registrations">
      <Title order={2} size="h4" id="registrations" mb="xs">
        Registrations ({links.records.length})
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {links.records.map((record) => (
          <Registration
            key={record.number.registration}
            person={links.person}
            record={record}
            others={links.records.filter((other) => other !== record)}
            called={textOf(record.number)}
            onTakenOut={onTakenOut}
          />
        ))}
      </SimpleGrid>
    </section>
  );
}

interface RegistrationProps {
  person: string;
  record: RegistrationRecord;
  others: readonly RegistrationRecord[];
  called: string;
  onTakenOut: Props['onTakenOut'];
}

function Registration({ person, record, others, called, onTakenOut }: RegistrationProps) {
  const out = useOrder(async (reason: string) => {
    onTakenOut(await takeOut(person, record.number.registration, reason), record.number);
  });
  const differing = TELLING.filter((field) => isContradicted(field, record, others));
  return (
    <Card
      withBorder
      component="article"
      p="sm"
      aria-label={called}
      className={differing.length > 0 ? classes['differs'] : undefined}
    >
      <Title order={3} size="h5">
        {called}
      </Title>
      <Text>{nameOf(record)}</Text>
      <ul className={classes['plain']}>
        {(Object.keys(FIELDS) as Field[])
          .filter((field) => field !== 'GIVEN' && field !== 'FAMILY')
          .map((field) => ({ field, text: valuesText(field, record, record.number.number) }))
          .filter(({ text }) => text)
          .map(({ field, text }) => (
            <li key={field}>
              <Text
                size="sm"
                fw={differing.includes(field) ? 700 : undefined}
                style={{ overflowWrap: 'anywhere' }}
              >
                {FIELDS[field]}: {text}
                {differing.includes(field) && ' (others say otherwise)'}
              </Text>
            </li>
          ))}
      </ul>
      {others.length > 0 && (
        <div style={{ marginBlockStart: 8 }}>
          <ReasonFor
            label="Take it out"
            what={called}
            isBusy={out.isPending}
            error={out.error}
            onSubmit={(reason) => out.mutate(reason)}
          />
        </div>
      )}
    </Card>
  );
}

function isContradicted(
  field: Field,
  record: RegistrationRecord,
  others: readonly RegistrationRecord[],
): boolean {
  const own = valuesText(field, record);
  return (
    own !== '' && others.some((other) => valuesText(field, other) !== '' && valuesText(field, other) !== own)
  );
}
