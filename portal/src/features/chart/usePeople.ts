import { useQuery } from '@tanstack/react-query';
import type { Bundle } from 'fhir/r4';
import { search } from '../../fhir/client';
import { isAsked, peopleOf, searchOf, type PersonQuery } from '../../fhir/people';

export function usePeople(asked: PersonQuery) {
  return useQuery({
    queryKey: ['people', asked],
    enabled: isAsked(asked),
    queryFn: async ({ signal }) => peopleOf(await search<Bundle>('Patient', searchOf(asked), signal)),
  });
}
