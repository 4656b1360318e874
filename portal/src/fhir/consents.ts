import type { Coding, Consent, ConsentProvision, ConsentProvisionActor, Organization } from 'fhir/r4';

const SCOPE = 'http://terminology.hl7.org/CodeSystem/consentscope';
const LABELS = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const ROLES = 'https://healthrecord.org/fhir/CodeSystem/staff-role';
const SOURCES = 'https://healthrecord.org/fhir/source';
const STATED_HERE = 'https://healthrecord.org/fhir/consent';

/** Kinds of information that can be hidden, by their code. */
export const KINDS: readonly { readonly code: string; readonly words: string }[] = [
  { code: 'SUD', words: 'alcohol, drugs and their treatment' },
  { code: 'BH', words: 'mental health' },
  { code: 'SEX', words: 'sexual and reproductive health' },
  { code: 'HIV', words: 'HIV' },
  { code: 'ADOL', words: 'what a minor may agree to alone' },
];

const STAFF: Readonly<Record<string, string>> = {
  CLINICIAN: 'clinicians',
  FRONT_DESK: 'the front desk',
  STEWARD: 'stewards',
  OPERATOR: 'operators',
  AUDITOR: 'auditors',
  ADMINISTRATOR: 'administrators',
};

/** From whom something is hidden. */
export type From = 'everybody' | 'clinicians' | 'others';

export const FROM_WHOM: readonly { readonly value: From; readonly label: string }[] = [
  { value: 'everybody', label: 'from everybody else' },
  { value: 'clinicians', label: 'from clinicians here' },
  { value: 'others', label: 'from everybody but clinicians here' },
];

/** What a person wants hidden: all that one clinic says, or one kind of information. */
export interface Wish {
  readonly clinic?: string;
  readonly kind?: string;
  readonly from: From;
  /** The last day on which it holds; until it is ended where there is none. */
  readonly until?: string;
}

/** The id by which a clinic is named in a consent; nothing for an organization that sends no records. */
export function clinicOf({ id }: Organization): string | undefined {
  return id?.startsWith('source-') ? id.slice('source-'.length) : undefined;
}

const clinicians: ConsentProvisionActor = {
  role: { coding: [{ system: ROLES, code: 'CLINICIAN' }] },
  reference: { display: 'Clinicians' },
};

/** A wish as a FHIR Consent of a person. */
export function consentOf(person: string, { clinic, kind, from, until }: Wish): Consent {
  const provision: ConsentProvision = {
    type: 'deny',
    ...(until && { period: { end: until } }),
    ...(clinic && {
      data: [{ meaning: 'authoredby', reference: { reference: `Organization/source-${clinic}` } }],
    }),
    ...(kind && { securityLabel: [{ system: LABELS, code: kind }] }),
    ...(from === 'clinicians' && { actor: [clinicians] }),
    ...(from === 'others' && { provision: [{ type: 'permit', actor: [clinicians] }] }),
  };
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: SCOPE, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${person}` },
    provision,
  };
}

/** The same consent, taken back. */
export function revoked(consent: Consent): Consent {
  return { ...consent, status: 'inactive' };
}

/** Whether it was stated here and still holds on that day. */
export function holds(consent: Consent, today: string): boolean {
  const end = consent.provision?.period?.end;
  return (
    consent.status === 'active' &&
    (consent.identifier ?? []).some((identifier) => identifier.system === STATED_HERE) &&
    (end === undefined || end >= today)
  );
}

/** A consent in one plain sentence. */
export function sentenceOf(consent: Consent, nameOf: (clinic: string) => string): string {
  const provision = consent.provision ?? {};
  const hidden = provision.type !== 'permit';
  const what = whatOf(provision, nameOf);
  const exceptions = (provision.provision ?? []).map((inner) => exceptionOf(inner, hidden, nameOf));
  const end = provision.period?.end ? ` until ${provision.period.end}` : '';
  return `${what} is ${hidden ? 'hidden from' : 'shown to'} ${recipients(provision, nameOf)}${exceptions.join('')}${end}.`;
}

function whatOf(provision: ConsentProvision, nameOf: (clinic: string) => string): string {
  const clinics = (provision.data ?? []).map((data) => nameOf(data.reference.identifier?.value ?? ''));
  const kinds = (provision.securityLabel ?? []).map(kindWords);
  const about = kinds.length > 0 ? `What is known about ${listed(kinds)}` : 'Everything';
  return clinics.length > 0
    ? `${about} from ${listed(clinics)}`
    : kinds.length > 0
      ? about
      : 'The whole chart';
}

function kindWords({ code, display }: Coding): string {
  return KINDS.find((kind) => kind.code === code)?.words ?? display ?? code ?? 'something';
}

function recipients(provision: ConsentProvision, nameOf: (clinic: string) => string): string {
  const named = (provision.actor ?? []).map((actor) => recipient(actor, nameOf));
  return named.length === 0 ? 'everybody else' : listed(named);
}

function recipient(actor: ConsentProvisionActor, nameOf: (clinic: string) => string): string {
  const role = actor.role.coding?.find((coding) => coding.system === ROLES)?.code;
  if (role) return STAFF[role] ?? role;
  const { identifier, display } = actor.reference;
  return identifier?.system === SOURCES
    ? nameOf(identifier.value ?? '')
    : (display ?? identifier?.value ?? 'somebody');
}

function exceptionOf(inner: ConsentProvision, hidden: boolean, nameOf: (clinic: string) => string): string {
  const narrower = (inner.data ?? inner.securityLabel) !== undefined;
  const what = narrower ? `, except that ${whatOf(inner, nameOf).toLowerCase()} is` : ', but';
  const way = inner.type === 'permit' ? 'shown to' : 'hidden from';
  return hidden === (inner.type === 'permit')
    ? `${what} ${way} ${recipients(inner, nameOf)}`
    : ` and also ${way} ${recipients(inner, nameOf)}`;
}

const listed = (words: readonly string[]) => words.join(' and ');
