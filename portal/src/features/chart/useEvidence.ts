import { useQuery } from '@tanstack/react-query';
import type { Parameters } from 'fhir/r4';
import { read } from '../../fhir/client';
import { evidenceOf } from '../../fhir/evidence';

/** Who says so; asked only while it is open. */
export function useEvidence(reference: string | undefined) {
  return useQuery({
    queryKey: ['evidence', reference],
    enabled: reference !== undefined,
    queryFn: async ({ signal }) => evidenceOf(await read<Parameters>(`${reference ?? ''}/$evidence`, signal)),
  });
}
