import { Table, Text } from '@mantine/core';
import type { Agreement, Compared, Field } from '../../admin/types';
import { useIsWide } from '../../ui/Folded';
import { useClinicName } from '../feeds/useSummary';
import classes from './Review.module.css';
import { FIELDS, levelText, valuesText, weightText } from './words';

interface Line {
  readonly field: Field;
  readonly one: string;
  readonly other: string;
  readonly agreement: Agreement | undefined;
}

/** What the two sides say of themselves, how it agrees, and how much that says. */
export function Comparison({ pair }: { pair: Compared }) {
  const isWide = useIsWide();
  const one = useClinicName(pair.one.number.source);
  const other = useClinicName(pair.other.number.source);
  const lines = linesOf(pair);
  return isWide ? (
    <Wide lines={lines} one={one} other={other} />
  ) : (
    <Narrow lines={lines} one={one} other={other} />
  );
}

function linesOf({ one, other, question }: Compared): Line[] {
  return (Object.keys(FIELDS) as Field[])
    .map((field) => ({
      field,
      one: valuesText(field, one, one.number.number),
      other: valuesText(field, other, other.number.number),
      agreement: question?.explanation.evidence.find((evidence) => evidence.field === field),
    }))
    .filter((line) => line.one || line.other);
}

interface Sides {
  lines: readonly Line[];
  one: string;
  other: string;
}

const classOf = ({ agreement }: Line) => {
  if (!agreement || Math.abs(agreement.bits) < 0.05) return undefined;
  return agreement.bits < 0 ? classes['against'] : classes['for'];
};

function Wide({ lines, one, other }: Sides) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th>{one}</Table.Th>
          <Table.Th>{other}</Table.Th>
          <Table.Th>How it agrees</Table.Th>
          <Table.Th>What that says</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.field}>
            <Table.Th scope="row" className={classOf(line)}>
              {FIELDS[line.field]}
            </Table.Th>
            <Table.Td>{line.one || '–'}</Table.Td>
            <Table.Td>{line.other || '–'}</Table.Td>
            <Table.Td fw={line.agreement && line.agreement.bits < 0 ? 600 : undefined}>{how(line)}</Table.Td>
            <Table.Td>{line.agreement && weightText(line.agreement.bits)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Narrow({ lines, one, other }: Sides) {
  return (
    <ul className={classes['plain']} aria-label="What agrees and what differs">
      {lines.map((line) => (
        <li key={line.field} className={classOf(line)} style={{ padding: '6px 10px' }}>
          <Text fw={600}>{FIELDS[line.field]}</Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {one}: {line.one || '–'}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {other}: {line.other || '–'}
          </Text>
          <Text size="sm" c="dimmed">
            {[how(line), line.agreement && weightText(line.agreement.bits)].filter(Boolean).join('; ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function how({ agreement, one, other }: Line): string {
  if (agreement) return levelText(agreement);
  if (one === '' || other === '') return 'stated by one only';
  return one === other ? 'the same' : 'not compared';
}
