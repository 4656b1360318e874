import { useQuery } from '@tanstack/react-query';
import type { Bundle } from 'fhir/r4';
import { read, search } from '../../fhir/client';
import { isAsked, peopleOf, searchOf, type PersonQuery } from '../../fhir/people';

/** How many people have a chart. */
export function useKnown() {
  return useQuery({
    queryKey: ['known'],
    queryFn: async ({ signal }) => (await read<Bundle>('Patient?_summary=count', signal)).total,
  });
}

export function usePeople(asked: PersonQuery) {
  return useQuery({
    queryKey: ['people', asked],
    enabled: isAsked(asked),
    queryFn: async ({ signal }) => peopleOf(await search<Bundle>('Patient', searchOf(asked), signal)),
  });
}
