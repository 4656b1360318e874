import { Title } from '@mantine/core';
import type { MessageDetail, MessageText } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MarkedText } from '../../ui/MarkedText';
import { useMessageText } from './useMessages';

/** The message as it arrived, the places of its issues marked. */
export function RawMessage({ message }: { message: MessageDetail }) {
  const text = useMessageText(message);
  return (
    <section aria-labelledby="raw">
      <Title order={2} size="h4" id="raw" mb="xs">
        As it arrived
      </Title>
      {text.isLoading && <Loading what="the text" />}
      {text.isError && <Failure what="the text" error={text.error} retry={() => void text.refetch()} />}
      {text.data && <Text message={text.data} />}
    </section>
  );
}

function Text({ message: { text, spans } }: { message: MessageText }) {
  if (text === null) return <Empty>These bytes are no text, so they are not shown.</Empty>;
  return <MarkedText text={text} spans={spans} label="Raw message" height={480} />;
}
