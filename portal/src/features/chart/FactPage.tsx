import { useQuery } from '@tanstack/react-query';
import type { FhirResource } from 'fhir/r4';
import { Navigate, useParams } from 'react-router-dom';
import { read } from '../../fhir/client';
import { patientOf } from '../../fhir/people';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';

/** Leads from a fact to its chart, with its evidence open. */
export default function FactPage() {
  const { type = '', id = '' } = useParams();
  const reference = `${type}/${id}`;
  const fact = useQuery({
    queryKey: ['fact', reference],
    queryFn: ({ signal }) => read<FhirResource>(reference, signal),
  });
  if (fact.isError) return <Failure what="the fact" error={fact.error} retry={() => void fact.refetch()} />;
  if (!fact.data) return <Loading what="the fact" />;
  const patient = patientOf(fact.data);
  if (patient === undefined)
    return <Empty>This belongs to a clinic’s directory, not to one person’s chart.</Empty>;
  const evidence = type === 'Patient' ? '' : `?fact=${encodeURIComponent(reference)}`;
  return <Navigate to={`/people/${patient}${evidence}`} replace />;
}
