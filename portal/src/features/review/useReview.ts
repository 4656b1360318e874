import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  compared,
  facts,
  heldNumber,
  heldNumbers,
  personLinks,
  reviewCounts,
  reviewList,
  waitingOf,
  withNumber,
} from '../../admin/stewards';
import type { PairEnds } from '../../admin/types';

/** How much waits for a steward; asked again while the page is open. */
export function useReviewCounts() {
  return useQuery({
    queryKey: ['review', 'counts'],
    queryFn: ({ signal }) => reviewCounts(signal),
    refetchInterval: 15_000,
  });
}

/** The pairs that wait and the suspicious persons, the dangerous ones first. */
export function useReviewList() {
  return useQuery({ queryKey: ['review', 'list'], queryFn: ({ signal }) => reviewList(signal) });
}

export function useCompared(ends: PairEnds) {
  return useQuery({
    queryKey: ['review', 'pair', ends.one, ends.other],
    queryFn: ({ signal }) => compared(ends, signal),
  });
}

export function useFacts(ends: PairEnds) {
  return useQuery({
    queryKey: ['review', 'facts', ends.one, ends.other],
    queryFn: ({ signal }) => facts(ends, signal),
  });
}

export function useHeldNumbers(answered: boolean) {
  return useQuery({
    queryKey: ['review', 'held', answered],
    queryFn: ({ signal }) => heldNumbers(answered, signal),
  });
}

export function useHeldNumber(id: string) {
  return useQuery({ queryKey: ['review', 'held', id], queryFn: ({ signal }) => heldNumber(id, signal) });
}

export function usePersonLinks(id: string) {
  return useQuery({ queryKey: ['review', 'links', id], queryFn: ({ signal }) => personLinks(id, signal) });
}

/** The pairs with an end that is this person; no error is shown to those who may not see them. */
export function useWaitingOf(id: string, isAsked = true) {
  return useQuery({
    queryKey: ['review', 'waiting', id],
    enabled: isAsked,
    queryFn: ({ signal }) => waitingOf(id, signal),
  });
}

export function useWithNumber(number: string) {
  return useQuery({
    queryKey: ['review', 'number', number],
    enabled: number !== '',
    queryFn: ({ signal }) => withNumber(number, signal),
  });
}

/** An order of a steward; what the pages show of the review and of the charts is asked again after it. */
export function useOrder<T, R>(order: (what: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: order,
    onSuccess: () => cache.invalidateQueries(),
  });
}
