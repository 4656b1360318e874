import type { FhirResource } from 'fhir/r4';
import { dateText } from './format';
import { plainTitle } from './titles';

const DISAGREEMENT = 'https://healthrecord.org/fhir/StructureDefinition/disagreement';

/** What some clinics say of one element of a fact. */
export interface Side {
  readonly words: string;
  /** The ids of the clinics that say so. */
  readonly sources: readonly string[];
}

/** One element that the clinics state differently, with every side. */
export interface Dispute {
  readonly element: string;
  /** The element in words: "Birth date". */
  readonly about: string;
  readonly sides: readonly Side[];
}

interface Stated {
  readonly element: string;
  readonly source: string;
  readonly words: string;
}

/** What the clinics state differently about a resource, in the order in which it names them; empty where they agree. */
export function disputesOf(resource: FhirResource): Dispute[] {
  const found: Stated[] = [];
  collect(resource, '', found);
  const elements = [...new Set(found.map((one) => one.element))];
  return elements.map((element) => ({
    element,
    about: aboutText(element, resource.resourceType),
    sides: sidesOf(found.filter((one) => one.element === element)),
  }));
}

/** The extension is on the resource and names its element, or is on the element itself. */
function collect(node: unknown, path: string, found: Stated[]): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, path, found);
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'extension') found.push(...statedOf(value, path));
      else if (typeof value === 'object' && key !== 'contained') collect(value, pathOf(path, key), found);
    }
  }
}

/** A primitive's extensions are under its name with an underscore. */
const pathOf = (path: string, key: string) => [path, key.replace(/^_/, '')].filter(Boolean).join('.');

interface Extension {
  readonly url?: string;
  readonly extension?: readonly Extension[];
  readonly [value: string]: unknown;
}

function statedOf(extensions: unknown, path: string): Stated[] {
  return (Array.isArray(extensions) ? (extensions as Extension[]) : [])
    .filter((extension) => extension.url === DISAGREEMENT)
    .map((extension) => ({
      element: valueOf(extension, 'element') || path,
      source: valueOf(extension, 'source'),
      words: valueOf(extension, 'stated'),
    }));
}

function valueOf(extension: Extension, part: string): string {
  const found = extension.extension?.find((inner) => inner.url === part);
  const value = Object.entries(found ?? {}).find(([key]) => key.startsWith('value'))?.[1];
  return typeof value === 'string' ? value : '';
}

function sidesOf(stated: readonly Stated[]): Side[] {
  const words = [...new Set(stated.map((one) => one.words))];
  // What reads alike differs in the zone or the seconds: then it is shown as it was stated.
  const isAlike = new Set(words.map(statedText)).size < words.length;
  return words.map((said) => ({
    words: isAlike ? said.replace('T', ' ') : statedText(said),
    sources: [...new Set(stated.filter((one) => one.words === said).map((one) => one.source))],
  }));
}

/** A date is written as everywhere else; what holds no letter or digit is nothing. */
export function statedText(said: string): string {
  if (/^\d{4}-\d{2}(-\d{2})?(T.*)?$/.test(said)) return dateText(said);
  return plainTitle(said) || 'nothing';
}

const ABOUT: Record<string, string> = {
  birthDate: 'Birth date',
  gender: 'Sex',
  name: 'Name',
  communication: 'Language',
  deceased: 'Whether the person lives',
  clinicalStatus: 'Whether it is current',
  verificationStatus: 'How sure it is',
  criticality: 'How dangerous it is',
  severity: 'How severe it is',
  'reaction.severity': 'How severe the reaction is',
  'reaction.manifestation': 'What the reaction is',
  status: 'Whether it still holds',
  dosageInstruction: 'How it is taken',
  dosage: 'How it is taken',
  onset: 'When it began',
  abatement: 'When it ended',
  bodySite: 'Where in the body',
  value: 'The result',
  interpretation: 'High, low or normal',
  referenceRange: 'The range',
  lotNumber: 'The lot',
  dispenseRequest: 'How much is given out',
  recorder: 'Who recorded it',
  asserter: 'Who says so',
  requester: 'Who ordered it',
  performer: 'Who did it',
  identifier: 'Its number',
  encounter: 'The visit',
  issued: 'When it was reported',
  authoredOn: 'When it was ordered',
  recordedDate: 'When it was recorded',
  note: 'A note',
};

/** Paths are those of FHIR, without the [x] of a choice and the code of a part. */
export function aboutText(element: string, type: string): string {
  if (element === 'code') return type === 'AllergyIntolerance' ? 'Whether there is an allergy' : 'What it is';
  if (element === 'status' && type.startsWith('Medication')) return 'Whether it is still taken';
  const path = element.replace(/\[x\]|\([^)]*\)/g, '');
  const last = path.split('.').at(-1) ?? '';
  return ABOUT[path] ?? ABOUT[last] ?? inWords(last);
}

/** `primarySource` is "Primary source". */
function inWords(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
