import { useQuery } from '@tanstack/react-query';
import type { Bundle } from 'fhir/r4';
import { read, search } from '../../fhir/client';
import { isAsked, peopleOf, searchOf, type PersonQuery } from '../../fhir/people';

/** What a person is found by. */
export const NAME = { name: 'name', label: 'Name' } as const;
export const BIRTH_DATE = { name: 'birthDate', label: 'Birth date', type: 'date' } as const;
export const RECORD_NUMBER = {
  name: 'recordNumber',
  label: 'Record number',
  placeholder: 'of any clinic',
} as const;
/** Says that no chart is like what was asked. */
export const NOBODY = 'Nobody is known like this.';

/** How many people have a chart. */
export function useKnown() {
  return useQuery({
    queryKey: ['known'],
    queryFn: async ({ signal }) => (await read<Bundle>('Patient?_summary=count', signal)).total,
  });
}

export function usePeople(asked: Partial<PersonQuery>) {
  return useQuery({
    queryKey: ['people', asked],
    enabled: isAsked(asked),
    queryFn: async ({ signal }) => peopleOf(await search<Bundle>('Patient', searchOf(asked), signal)),
  });
}
