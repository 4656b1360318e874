import { Table, Text, Title } from '@mantine/core';
import type { Compared, Met, MetRow, MetSide, PairEnds } from '../../admin/types';
import { dateText } from '../../fhir/format';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { useIsWide } from '../../ui/Folded';
import { Loading } from '../../ui/Loading';
import { useClinicName } from '../feeds/useSummary';
import classes from './Review.module.css';
import { useFacts } from './useReview';
import { numberText } from './words';

const KINDS: Record<Met['kind'], string> = {
  ALLERGIES: 'Allergies',
  MEDICATIONS: 'Medicines',
  PROBLEMS: 'Problems',
  OTHER_PROBLEMS: 'Other problems',
};

const WARNINGS: Record<NonNullable<MetRow['warning']>, string> = {
  GIVEN: 'A chart has it as a medicine.',
  DENIED: 'A chart says that there is no allergy.',
  OVER: 'Holds in one chart, is over in the other.',
};

/** What would stand in one chart if the two were one person, and which of the two charts knows of it now. */
export function Meetings({ ends, pair }: { ends: PairEnds; pair: Compared }) {
  const facts = useFacts(ends);
  if (facts.isLoading) return <Loading what="the facts of both charts" />;
  if (facts.isError) {
    return <Failure what="the facts of both charts" error={facts.error} retry={() => void facts.refetch()} />;
  }
  if (!facts.data || facts.data.length === 0) return <Empty>The two are one chart.</Empty>;
  return facts.data.map((met) => <Kind key={met.kind} met={met} pair={pair} />);
}

function Kind({ met, pair }: { met: Met; pair: Compared }) {
  const isWide = useIsWide();
  const one = `Chart of ${useClinicName(pair.one.number.source)} ${numberText(pair.one.number.number)}`;
  const other = `Chart of ${useClinicName(pair.other.number.source)} ${numberText(pair.other.number.number)}`;
  return (
    <section aria-label={KINDS[met.kind]}>
      <Title order={3} size="h5" mt="sm" mb={4}>
        {KINDS[met.kind]} ({met.rows.length})
      </Title>
      {met.rows.length === 0 && <Text c="dimmed">Neither chart has any.</Text>}
      {met.rows.length > 0 && isWide && (
        <Table layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>{one}</Table.Th>
              <Table.Th>{other}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {met.rows.map((row) => (
              <Table.Tr key={keyOf(row)}>
                <Table.Th scope="row" className={row.warning ? classes['against'] : undefined}>
                  {row.name}
                  {row.warning && <Warning row={row} />}
                </Table.Th>
                <Table.Td>{sideText(row.one)}</Table.Td>
                <Table.Td>{sideText(row.other)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {!isWide && (
        <ul className={classes['plain']}>
          {met.rows.map((row) => (
            <li
              key={keyOf(row)}
              className={row.warning ? classes['against'] : undefined}
              style={{ padding: '6px 10px' }}
            >
              <Text fw={600}>{row.name}</Text>
              {row.warning && <Warning row={row} />}
              <Text size="sm">
                {one}: {sideText(row.one)}
              </Text>
              <Text size="sm">
                {other}: {sideText(row.other)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const keyOf = (row: MetRow) => JSON.stringify([row.name, row.one, row.other]);

function Warning({ row }: { row: MetRow }) {
  return (
    <Text size="sm" fw={600} c="var(--mantine-color-error)">
      {row.warning && WARNINGS[row.warning]}
    </Text>
  );
}

function sideText(side: MetSide | null): string {
  if (!side) return 'says nothing of it';
  const said = [side.words, side.since && `since ${dateText(side.since)}`].filter(Boolean).join(', ');
  return `${side.holds ? 'holds' : 'over'}${said && `: ${said}`}`;
}
