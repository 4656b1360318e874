import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { anyMessage, type MessageForm } from '../../admin/search';
import type { SourceSummary } from '../../admin/types';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MessageSearch } from './MessageSearch';
import { MessageTable } from './MessageTable';
import { useMessages } from './useMessages';

/** The messages that came, the last first, page by page. */
export function Messages({ sources }: { sources: readonly SourceSummary[] }) {
  const [form, setForm] = useState(anyMessage);
  const [page, setPage] = useState(0);
  const messages = useMessages(form, page);
  const search = (asked: MessageForm) => {
    setForm(asked);
    setPage(0);
  };
  return (
    <Stack>
      <MessageSearch sources={sources} onSearch={search} />
      {messages.isLoading && <Loading what="the messages" />}
      {messages.isError && (
        <Failure what="the messages" error={messages.error} retry={() => void messages.refetch()} />
      )}
      {messages.data?.messages.length === 0 && <Empty>No message is like this.</Empty>}
      {messages.data && messages.data.messages.length > 0 && (
        <>
          <MessageTable messages={messages.data.messages} sources={sources} />
          <Group component="nav" aria-label="Pages of messages">
            <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
              Newer
            </Button>
            <Text>Page {page + 1}</Text>
            <Button variant="default" disabled={!messages.data.more} onClick={() => setPage(page + 1)}>
              Older
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
