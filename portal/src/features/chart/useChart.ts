import { useQuery } from '@tanstack/react-query';
import type { FhirResource, Patient } from 'fhir/r4';
import { useState } from 'react';
import { pages } from '../../fhir/client';
import { entriesOf, type Entry } from '../../fhir/entries';
import { clinicsByTarget, type Clinic } from '../../fhir/provenance';

/** A person's chart, ready to be shown. */
export interface Chart {
  readonly patient: Patient | undefined;
  readonly entries: readonly Entry[];
  readonly clinics: readonly Clinic[];
}

/** Reads a whole chart page by page; `loaded` counts what has come so far. */
export function useChart(id: string) {
  const [loaded, setLoaded] = useState(0);
  const query = useQuery({
    queryKey: ['chart', id],
    queryFn: async ({ signal }) => {
      const resources: FhirResource[] = [];
      for await (const page of pages(`Patient/${encodeURIComponent(id)}/$everything?_count=500`, signal)) {
        resources.push(...(page.entry ?? []).flatMap((entry) => entry.resource ?? []));
        setLoaded(resources.length);
      }
      return chartOf(resources);
    },
  });
  return { ...query, loaded };
}

export function chartOf(resources: readonly FhirResource[]): Chart {
  const byTarget = clinicsByTarget(resources);
  const entries = entriesOf(resources, byTarget);
  const clinics = new Map<string, Clinic>();
  for (const entry of entries) for (const clinic of entry.clinics) clinics.set(clinic.id, clinic);
  return {
    patient: resources.find((r): r is Patient => r.resourceType === 'Patient'),
    entries,
    clinics: [...clinics.values()].sort((a, b) => a.name.localeCompare(b.name)),
  };
}
