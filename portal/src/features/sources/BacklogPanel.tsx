import { Table, Text } from '@mantine/core';
import { timeText } from '../../admin/format';
import { Panel } from '../../ui/Panel';
import { reachable } from '../../ui/reachable';
import { useClinicNames } from '../feeds/useSummary';
import { useBacklog } from './useSources';
import { rateText, restText } from './words';

/** What waits, since when, and how long it will take. */
export function BacklogPanel() {
  const backlog = useBacklog();
  const name = useClinicNames();
  return (
    <Panel title="Backlog">
      {backlog.data?.length ? (
        <Table.ScrollContainer
          minWidth={500}
          scrollAreaProps={{ viewportProps: reachable('Table of the backlog') }}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Source</Table.Th>
                <Table.Th>Waiting</Table.Th>
                <Table.Th>The oldest arrived</Table.Th>
                <Table.Th>Rate</Table.Th>
                <Table.Th>The rest takes</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {backlog.data.map((one) => (
                <Table.Tr key={one.source}>
                  <Table.Td>{name(one.source)}</Table.Td>
                  <Table.Td>{one.waiting.toLocaleString()}</Table.Td>
                  <Table.Td>{timeText(one.oldest)}</Table.Td>
                  <Table.Td>{rateText(one)}</Table.Td>
                  <Table.Td>{restText(one)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : (
        <Text>{backlog.error ? backlog.error.message : 'Nothing waits.'}</Text>
      )}
    </Panel>
  );
}
