import type { FhirResource, Provenance } from 'fhir/r4';

const SOURCE_SYSTEM = 'https://healthrecord.org/fhir/source';

/** A clinic that reported a fact. */
export interface Clinic {
  readonly id: string;
  readonly name: string;
}

/** Which clinics reported each resource, by `Type/id`, as the Provenance resources of a chart say it. */
export function clinicsByTarget(resources: readonly FhirResource[]): Map<string, Clinic[]> {
  const clinics = new Map<string, Clinic[]>();
  for (const resource of resources) {
    if (resource.resourceType !== 'Provenance') continue;
    for (const target of resource.target) {
      if (target.reference) clinics.set(target.reference, clinicsOf(resource));
    }
  }
  return clinics;
}

export function clinicsOf(provenance: Provenance): Clinic[] {
  return provenance.agent.flatMap((agent) => {
    const id = agent.who.identifier?.system === SOURCE_SYSTEM ? agent.who.identifier.value : undefined;
    return id ? [{ id, name: agent.who.display ?? id }] : [];
  });
}
