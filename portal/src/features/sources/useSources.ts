import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, put, send } from '../../admin/client';
import type {
  Alarm,
  Backlog,
  CodeCount,
  CodeRow,
  Scorecard,
  SourceDecision,
  SourceTrial,
  SourceView,
} from '../../admin/types';

const EVERY = 5_000;

/** A definition with the names of the configuration. */
export type Definition = Record<string, unknown>;

export const useSources = () =>
  useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => get<SourceView[]>('/sources', signal),
    refetchInterval: EVERY,
  });

export const useSource = (id: string) =>
  useQuery({
    queryKey: ['sources', id],
    queryFn: ({ signal }) => get<SourceView>(at(id), signal),
    refetchInterval: EVERY,
  });

export const useDecisions = (id: string) =>
  useQuery({
    queryKey: ['sources', id, 'decisions'],
    queryFn: ({ signal }) => get<SourceDecision[]>(`${at(id)}/decisions`, signal),
  });

export const useScorecard = (id: string) =>
  useQuery({
    queryKey: ['sources', id, 'scorecard'],
    queryFn: ({ signal }) => get<Scorecard>(`${at(id)}/scorecard`, signal),
  });

export const useBacklog = () =>
  useQuery({
    queryKey: ['backlog'],
    queryFn: ({ signal }) => get<Backlog[]>('/backlog', signal),
    refetchInterval: EVERY,
  });

export const useAlarms = () =>
  useQuery({
    queryKey: ['alarms'],
    queryFn: ({ signal }) => get<Alarm[]>('/alarms', signal),
    refetchInterval: EVERY,
  });

export const useUnmapped = (id: string) =>
  useQuery({
    queryKey: ['sources', id, 'unmapped'],
    queryFn: ({ signal }) => get<CodeCount[]>(`/codes?source=${encodeURIComponent(id)}&limit=20`, signal),
  });

export function useAcknowledge() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: number; note: string }) =>
      send<Alarm>(`/alarms/${id}/acknowledge`, { note }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['alarms'] }),
  });
}

export type Decision = 'pause' | 'resume' | 'end';

export function useDecide(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: Decision; reason: string }) =>
      send<SourceView>(`${at(id)}/${decision}`, { reason }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['sources'] }),
  });
}

interface Draft {
  definition: Definition;
  reason: string;
}

export function useAdd() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => send<SourceView>('/sources', draft),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['sources'] }),
  });
}

export function useChange(id: string, version: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => put<SourceView>(at(id), { ...draft, version }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** Of a source as it would be; nothing is kept. */
export const useTry = () =>
  useMutation({
    mutationFn: (definition: Definition) => send<SourceTrial[]>('/sources/test', { definition }),
  });

export function useMapCode(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (said: Partial<CodeRow> & { code: string; reason: string }) =>
      put<CodeRow>(`${at(id)}/codes`, said),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['sources', id, 'codes'] }),
  });
}

export const useCodes = (id: string) =>
  useQuery({
    queryKey: ['sources', id, 'codes'],
    queryFn: ({ signal }) => get<CodeRow[]>(`${at(id)}/codes`, signal),
  });

/** Maps again what used a code without a mapping. */
export const useRemap = (id: string) =>
  useMutation({
    mutationFn: () => send<{ id: number }>('/jobs', { job: 'remap', source: id, unmapped: 'true' }),
  });

function at(id: string): string {
  return `/sources/${encodeURIComponent(id)}`;
}
