import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  excerpt,
  find,
  message,
  messageText,
  quarantine,
  replayCause,
  replayMessage,
  summary,
} from '../../admin/client';
import { questionOf, type MessageForm } from '../../admin/search';
import type { MessageDetail, QuarantineGroup, Replayed } from '../../admin/types';

export function useMessages(form: MessageForm, page: number) {
  return useQuery({
    queryKey: ['messages', form, page],
    queryFn: ({ signal }) => find(questionOf(form, page), signal),
    placeholderData: keepPreviousData,
  });
}

/** Asked again while a part of it is on its way. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: ['message', id],
    queryFn: ({ signal }) => message(id, signal),
    refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? 1000 : false),
  });
}

const isOnItsWay = (detail: MessageDetail) => detail.records.some((record) => record.state === 'RECEIVED');

/** The piece of a message around the place of an issue; asked only when it is opened. */
export function useExcerpt(record: number, place: string) {
  return useQuery({
    queryKey: ['excerpt', record, place],
    queryFn: ({ signal }) => excerpt(record, place, signal),
    staleTime: Infinity,
  });
}

/** Asked again when its records have been mapped again: then its issues are elsewhere. */
export function useMessageText({ id, records }: MessageDetail) {
  const mapped = records.map((record) => `${record.id} ${record.state} ${record.attempts}`).join();
  return useQuery({
    queryKey: ['text', id, mapped],
    queryFn: ({ signal }) => messageText(id, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** Asked again while the page is open: what is replayed leaves it a moment later. */
export function useQuarantine() {
  return useQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal }) => quarantine(signal),
    refetchInterval: 5000,
  });
}

export function useReplayMessage() {
  return useReplay(replayMessage);
}

export function useReplayCause() {
  return useReplay(replayCause);
}

/** What became of the records of a cause that were replayed; asked until none of the clinic's waits any more. */
export function useOutcome(cause: QuarantineGroup | undefined, replayedAt: number) {
  return useQuery({
    queryKey: ['outcome', cause?.source, cause?.reason, cause?.place, replayedAt],
    enabled: cause !== undefined,
    queryFn: async ({ signal }) => {
      const { sources } = await summary(signal);
      const groups = await quarantine(signal);
      return {
        isSettled: sources.find((source) => source.id === cause?.source)?.backlog === 0,
        cameBack: groups.find((group) => isSameCause(group, cause))?.count ?? 0,
      };
    },
    refetchInterval: ({ state }) => (state.data?.isSettled ? false : 1000),
  });
}

function isSameCause(group: QuarantineGroup, cause: QuarantineGroup | undefined): boolean {
  return group.source === cause?.source && group.reason === cause.reason && group.place === cause.place;
}

function useReplay<T>(replay: (what: T) => Promise<Replayed>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: replay,
    onSuccess: () => cache.invalidateQueries(),
  });
}
