import type { FhirResource, Provenance } from 'fhir/r4';

const SOURCE_SYSTEM = 'https://healthrecord.org/fhir/source';

/** A clinic that reported a fact. */
export interface Clinic {
  readonly id: string;
  readonly name: string;
}

/** A clinic, and when it last reported on this person: an instant, "" where no fact is its alone. */
export interface HeardClinic extends Clinic {
  readonly heard: string;
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

/**
 * The clinics of a chart by name, each with the last time it reported. A Provenance has one time for all its clinics,
 * so only what one clinic alone reported shows when that clinic reported.
 */
export function heardClinics(resources: readonly FhirResource[]): HeardClinic[] {
  const heard = new Map<string, HeardClinic>();
  for (const resource of resources) {
    if (resource.resourceType !== 'Provenance') continue;
    const clinics = clinicsOf(resource);
    for (const clinic of clinics) {
      const before = heard.get(clinic.id)?.heard ?? '';
      const now = clinics.length === 1 ? resource.recorded : '';
      heard.set(clinic.id, { ...clinic, heard: now > before ? now : before });
    }
  }
  return [...heard.values()].sort((a, b) => a.name.localeCompare(b.name));
}
