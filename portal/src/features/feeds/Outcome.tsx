import { Alert, Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { QuarantineGroup, Replayed } from '../../admin/types';
import { useOutcome } from './useMessages';

interface Props {
  cause: QuarantineGroup;
  title: string;
  replay: { error: Error | null; data: Replayed | undefined; submittedAt: number };
}

/** What became of a replay. It takes the focus, because the button that gave the order goes away with its cause. */
export function Outcome({ cause, title, replay }: Props) {
  const outcome = useOutcome(replay.data ? cause : undefined, replay.submittedAt);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [replay.submittedAt]);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="status"
      variant="light"
      color={replay.error ? 'red' : 'teal'}
      title={`Replay of: ${title}`}
    >
      {replay.error?.message}
      {!replay.error && !replay.data && 'Asked for …'}
      {replay.data && textOf(replay.data.records, outcome.data)}{' '}
      {outcome.data?.isSettled && outcome.data.cameBack > 0 && (
        <Anchor component={Link} to={`/admin/messages/${cause.exampleMessage}`} underline="always">
          See why
        </Anchor>
      )}
    </Alert>
  );
}

function textOf(records: number, outcome: { isSettled: boolean; cameBack: number } | undefined): string {
  const replayed = records === 1 ? '1 record' : `${records.toLocaleString()} records`;
  if (!outcome?.isSettled) return `${replayed} on the way again.`;
  if (outcome.cameBack === 0) return `${replayed} replayed. None came back into quarantine.`;
  return `${replayed} replayed. ${outcome.cameBack.toLocaleString()} came back into quarantine: the cause is not corrected yet.`;
}
