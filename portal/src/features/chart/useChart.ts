import { useQuery } from '@tanstack/react-query';
import type { Bundle, FhirResource, Patient } from 'fhir/r4';
import { useState } from 'react';
import { pages } from '../../fhir/client';
import { currentLists, type CurrentLists } from '../../fhir/currentLists';
import { entriesOf, type Entry } from '../../fhir/entries';
import { clinicsByTarget, heardClinics, type HeardClinic } from '../../fhir/provenance';

/** A person's chart, ready to be shown. */
export interface Chart {
  readonly patient: Patient | undefined;
  readonly entries: readonly Entry[];
  readonly clinics: readonly HeardClinic[];
  readonly lists: CurrentLists;
  /** Whether any of it comes from a program under 42 CFR Part 2. */
  readonly isPart2: boolean;
}

/** Reads a whole chart page by page; what has come so far can be shown before the last page is there. */
export function useChart(id: string) {
  const [soFar, setSoFar] = useState<{ id: string; chart: Chart }>();
  const query = useQuery({
    queryKey: ['chart', id],
    queryFn: async ({ signal }) => {
      const resources: FhirResource[] = [];
      for await (const page of pages(`Patient/${encodeURIComponent(id)}/$everything?_count=1000`, signal)) {
        resources.push(
          ...(page.entry ?? []).flatMap((entry) =>
            entry.search?.mode === 'outcome' ? [] : (entry.resource ?? []),
          ),
        );
        if (hasMore(page)) setSoFar({ id, chart: chartOf(resources) });
      }
      return chartOf(resources);
    },
  });
  const partial = soFar?.id === id ? soFar.chart : undefined;
  return {
    chart: query.data ?? partial,
    isComplete: query.data !== undefined,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

const hasMore = (page: Bundle) => page.link?.some((link) => link.relation === 'next') ?? false;

export function chartOf(resources: readonly FhirResource[]): Chart {
  return {
    patient: resources.find((r): r is Patient => r.resourceType === 'Patient'),
    entries: entriesOf(resources, clinicsByTarget(resources)),
    clinics: heardClinics(resources),
    lists: currentLists(resources),
    isPart2: resources.some((r) => r.meta?.security?.some((label) => label.code === '42CFRPart2')),
  };
}
