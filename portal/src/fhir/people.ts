import type { Bundle, FhirResource, Patient, Reference } from 'fhir/r4';
import { nameText } from './format';

/** What a reader may know of a person: any of it. */
export interface PersonQuery {
  readonly name: string;
  readonly birthDate: string;
  readonly recordNumber: string;
}

/** A person as a line of a list. */
export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly recordNumbers: readonly string[];
}

export function isAsked(query: Partial<PersonQuery>): boolean {
  return [query.name, query.birthDate, query.recordNumber].some((part) => part?.trim());
}

/** The parameters of the FHIR search for it. Every word of a name must match. */
export function searchOf({ name = '', birthDate, recordNumber = '' }: Partial<PersonQuery>): URLSearchParams {
  const parameters = new URLSearchParams({ _count: '50' });
  for (const word of name.trim().split(/\s+/).filter(Boolean)) parameters.append('name', word);
  if (birthDate) parameters.set('birthdate', birthDate);
  if (recordNumber.trim()) parameters.set('identifier', recordNumber.trim());
  return parameters;
}

export function peopleOf(bundle: Bundle): PersonLine[] {
  return (bundle.entry ?? [])
    .map((entry) => entry.resource)
    .filter((resource): resource is Patient => resource?.resourceType === 'Patient')
    .map(personLine)
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function personLine(patient: Patient): PersonLine {
  return {
    id: patient.id ?? '',
    name: nameText(patient.name),
    birthDate: patient.birthDate ?? '',
    gender: patient.gender ?? '',
    recordNumbers: (patient.identifier ?? [])
      .filter((identifier) => identifier.type?.coding?.some((coding) => coding.code === 'MR'))
      .flatMap((identifier) => identifier.value ?? []),
  };
}

/** The id of the person a resource is about; undefined for what belongs to no person. */
export function patientOf(resource: FhirResource): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id;
  const about = resource as { subject?: Reference; patient?: Reference; beneficiary?: Reference };
  const reference = (about.subject ?? about.patient ?? about.beneficiary)?.reference;
  return /^Patient\/([^/]+)/.exec(reference ?? '')?.[1];
}

/** The ids of other charts that may be of the same person, while it is undecided. */
export function otherHalves(patient: Patient | undefined): string[] {
  return (patient?.link ?? [])
    .filter((link) => link.type === 'seealso')
    .flatMap((link) => /^(?:.*\/)?Patient\/([A-Za-z0-9.-]+)/.exec(link.other.reference ?? '')?.[1] ?? []);
}
