import { Title } from '@mantine/core';
import { useMemo } from 'react';
import { isBinary, shownText, spansOf } from '../../admin/places';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MarkedText } from '../../ui/MarkedText';
import { useRaw } from './useMessages';

/** The message as it arrived, the places of its issues marked. */
export function RawMessage({ id, places }: { id: string; places: readonly string[] }) {
  const raw = useRaw(id);
  return (
    <section aria-labelledby="raw">
      <Title order={2} size="h4" id="raw" mb="xs">
        As it arrived
      </Title>
      {raw.isLoading && <Loading what="the text" />}
      {raw.isError && <Failure what="the text" error={raw.error} retry={() => void raw.refetch()} />}
      {raw.data && <Text bytes={raw.data} places={places} />}
    </section>
  );
}

function Text({ bytes, places }: { bytes: Uint8Array; places: readonly string[] }) {
  const text = useMemo(() => (isBinary(bytes) ? undefined : shownText(bytes)), [bytes]);
  const spans = useMemo(() => (text === undefined ? [] : spansOf(text, places)), [text, places]);
  if (text === undefined) return <Empty>These bytes are no text, so they are not shown.</Empty>;
  return <MarkedText text={text} spans={spans} label="Raw message" height={480} />;
}
