import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Bundle, Consent, FhirResource, Organization } from 'fhir/r4';
import { pages, state } from '../../fhir/client';
import { clinicOf } from '../../fhir/consents';

async function all<T extends FhirResource>(path: string, type: T['resourceType'], signal: AbortSignal) {
  const found: T[] = [];
  for await (const page of pages(path, signal)) found.push(...of<T>(page, type));
  return found;
}

const of = <T extends FhirResource>(page: Bundle, type: T['resourceType']): T[] =>
  (page.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === type ? [resource as T] : []));

/** What a person has decided, the latest first. */
export function useConsents(person: string) {
  return useQuery({
    queryKey: ['consents', person],
    queryFn: async ({ signal }) => {
      const patient = encodeURIComponent(person);
      const found = await all<Consent>(`Consent?patient=${patient}&_count=100`, 'Consent', signal);
      return found.sort((a, b) => (b.dateTime ?? '').localeCompare(a.dateTime ?? ''));
    },
  });
}

/** The clinics whose records are in the charts that this account sees: id and name. */
export function useClinics() {
  return useQuery({
    queryKey: ['clinics'],
    queryFn: async ({ signal }) => {
      const found = await all<Organization>('Organization?_count=200', 'Organization', signal);
      return found
        .flatMap((organization) => {
          const id = clinicOf(organization);
          return id === undefined ? [] : [{ id, name: organization.name ?? id }];
        })
        .sort((a, b) => a.name.localeCompare(b.name));
    },
  });
}

/** States a consent, or one that was stated before anew; afterwards everything is read again. */
export function useStating() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (consent: Consent) => state(consent),
    onSuccess: () => queries.invalidateQueries(),
  });
}
