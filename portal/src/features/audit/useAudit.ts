import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEvent, Bundle } from 'fhir/r4';
import { search } from '../../fhir/client';
import { seen, type Seen } from './words';

const PAGE = 100;

export interface AuditFilter {
  patient?: string;
  account?: string;
  from?: string;
  until?: string;
  outcome?: string;
}

/** The latest first; asked by POST, so that nobody stands in an address. */
export function useAudit(filter: AuditFilter) {
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      search<Bundle<AuditEvent>>('AuditEvent', parameters(filter, pageParam), signal),
    getNextPageParam: (last, all) => ((last.total ?? 0) > all.length * PAGE ? all.length * PAGE : undefined),
  });
  const lines: Seen[] = (query.data?.pages ?? []).flatMap((page) =>
    (page.entry ?? []).flatMap(({ resource }) => (resource ? [seen(resource)] : [])),
  );
  return { ...query, lines, total: query.data?.pages[0]?.total ?? 0 };
}

function parameters(filter: AuditFilter, offset: number): URLSearchParams {
  const asked = new URLSearchParams({ _count: String(PAGE), _offset: String(offset) });
  if (filter.patient) asked.set('patient', filter.patient);
  if (filter.account) asked.set('agent-name', filter.account);
  if (filter.from) asked.append('date', `ge${filter.from}`);
  if (filter.until) asked.append('date', `le${filter.until}`);
  if (filter.outcome) asked.set('outcome', filter.outcome);
  return asked;
}
