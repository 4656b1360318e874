import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { find, message, quarantine, raw, replayCause, replayMessage } from '../../admin/client';
import { questionOf, type MessageForm } from '../../admin/search';

export function useMessages(form: MessageForm, page: number) {
  return useQuery({
    queryKey: ['messages', form, page],
    queryFn: ({ signal }) => find(questionOf(form, page), signal),
    placeholderData: keepPreviousData,
  });
}

export function useMessage(id: string) {
  return useQuery({ queryKey: ['message', id], queryFn: ({ signal }) => message(id, signal) });
}

export function useRaw(id: string) {
  return useQuery({ queryKey: ['raw', id], queryFn: ({ signal }) => raw(id, signal), staleTime: Infinity });
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

function useReplay<T>(replay: (what: T) => Promise<{ readonly records: number }>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: replay,
    onSuccess: () => cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'raw' }),
  });
}
