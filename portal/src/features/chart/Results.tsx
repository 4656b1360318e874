import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { dateText } from '../../fhir/format';
import type { Trend } from './trends';

/** How many rows are shown at first, and how many more each click shows. */
const STEP = 20;

/** The results behind a plot. */
export function Results({ trend }: { trend: Trend }) {
  const [shown, setShown] = useState(STEP);
  const left = trend.points.length - shown;
  return (
    <div>
      <Table captionSide="top" style={{ overflowWrap: 'anywhere' }}>
        <Table.Caption ta="left">All results, latest first</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Result</Table.Th>
            <Table.Th>Reported by</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...trend.points]
            .reverse()
            .slice(0, shown)
            .map((point) => (
              <Table.Tr key={point.reference}>
                <Table.Td>{dateText(point.when)}</Table.Td>
                <Table.Td>{point.text}</Table.Td>
                <Table.Td>{point.clinics}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, left)} more of {left} earlier results
        </Button>
      )}
    </div>
  );
}
