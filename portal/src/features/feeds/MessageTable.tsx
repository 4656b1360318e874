import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router-dom';
import { timeText, wordsOf } from '../../admin/format';
import type { MessageRow, SourceSummary } from '../../admin/types';
import { StateBadge } from './StateBadge';
import { reachable } from '../../ui/reachable';

interface Props {
  messages: readonly MessageRow[];
  sources: readonly SourceSummary[];
}

export function MessageTable({ messages, sources }: Props) {
  const names = new Map(sources.map((source) => [source.id, source.name]));
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: reachable('Table of messages') }}>
      <Table captionSide="top">
        <Table.Caption ta="left">Messages, the last received first</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Received</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Clinic</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Control id</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {messages.map((message) => (
            <Table.Tr key={message.id}>
              <Table.Td>
                <Anchor component={Link} to={`/admin/messages/${message.id}`} underline="always">
                  {timeText(message.received)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <StateBadge state={message.state} /> {message.reason && wordsOf(message.reason)}
              </Table.Td>
              <Table.Td>{names.get(message.source) ?? message.source}</Table.Td>
              <Table.Td>{message.kind || '–'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {message.controlId || message.fileName || '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
