import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';
import { sizeText, timeText } from '../../admin/format';
import type { MessageDetail } from '../../admin/types';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Facts } from './Facts';
import { RawMessage } from './RawMessage';
import { RecordCard } from './RecordCard';
import { ReplayButton } from './ReplayButton';
import { useClinicName } from './useSummary';
import { useMessage, useReplayMessage } from './useMessages';

/** One message: what came, what was made of it, what could not be used, and all that happened to it. */
export default function MessagePage() {
  const { id = '' } = useParams();
  const message = useMessage(id);
  if (message.isError) {
    return <Failure what="the message" error={message.error} retry={() => void message.refetch()} />;
  }
  if (!message.data) return <Loading what="the message" />;
  return <Message message={message.data} />;
}

function Message({ message }: { message: MessageDetail }) {
  const replay = useReplayMessage();
  const clinic = useClinicName(message.source);
  return (
    <Stack gap="lg">
      <Anchor component={Link} to="/admin">
        ← All feeds
      </Anchor>
      <Group justify="space-between" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            Message {message.controlId || message.fileName || message.id}
          </Title>
          <Text>
            {clinic}, received {timeText(message.received)} by {message.transport.toLowerCase()},{' '}
            {sizeText(message.size)}
          </Text>
          {message.duplicates.length > 0 && (
            <Text>The same bytes came {message.duplicates.length} times more.</Text>
          )}
        </div>
        <ReplayButton
          label="Replay"
          what="this message"
          replay={replay}
          onClick={() => replay.mutate(message.id)}
        />
      </Group>
      <section aria-labelledby="records">
        <Title order={2} size="h4" id="records" mb="xs">
          What became of it
        </Title>
        <Stack gap="xs">
          {message.records.map((record) => (
            <RecordCard key={record.id} record={record} />
          ))}
        </Stack>
        {message.recordCount > message.records.length && (
          <Text mt="xs">
            The first {message.records.length} of {message.recordCount.toLocaleString()} records are shown.
          </Text>
        )}
      </section>
      <Facts facts={message.facts} />
      <RawMessage message={message} />
    </Stack>
  );
}
