import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { EVENTS, summary } from '../../admin/client';
import type { Summary } from '../../admin/types';

export type Line = 'connecting' | 'live' | 'lost';

/** What a source is called; its id until that is known. */
export function useClinicName(id: string): string {
  return useClinicNames()(id);
}

/** What sources are called, for more than one. */
export function useClinicNames(): (id: string) => string {
  const query = useQuery({ queryKey: ['summary'], queryFn: ({ signal }) => summary(signal) });
  return (id) => query.data?.sources.find((source) => source.id === id)?.name ?? id;
}

/** The summary, kept fresh by the server's own events. */
export function useSummary() {
  const cache = useQueryClient();
  const [line, setLine] = useState<Line>('connecting');
  const query = useQuery({ queryKey: ['summary'], queryFn: ({ signal }) => summary(signal) });
  useEffect(() => {
    // The browser connects again by itself after an error.
    const events = new EventSource(EVENTS);
    events.onopen = () => setLine('live');
    events.onerror = () => setLine('lost');
    events.addEventListener('summary', (event: MessageEvent<string>) => {
      cache.setQueryData(['summary'], JSON.parse(event.data) as Summary);
    });
    return () => events.close();
  }, [cache]);
  return { ...query, line };
}
