import type { Extension, FhirResource } from 'fhir/r4';
import { aboutText, statedText } from './disputes';

const ALSO_STATED = 'https://healthrecord.org/fhir/StructureDefinition/also-stated';

/** What another clinic than the one shown adds to a fact, without disagreeing. */
export interface Addition {
  /** The id of the clinic. */
  readonly source: string;
  /** The elements in words that hold something of it: "What the reaction is". */
  readonly adds: readonly string[];
  /** What it says beside what is shown: `Recorded date: 3 Mar 2019`. */
  readonly says: readonly string[];
}

/** By clinic, in the order in which the resource names them. */
export function additionsOf(resource: FhirResource): Addition[] {
  const extensions = 'extension' in resource ? (resource.extension ?? []) : [];
  const also = extensions.filter((extension) => extension.url === ALSO_STATED);
  const sources = [...new Set(also.map((one) => partsOf(one, 'source')[0] ?? ''))];
  return sources.map((source) => {
    const own = also.filter((one) => partsOf(one, 'source')[0] === source);
    const about = (one: Extension) =>
      partsOf(one, 'element').map((element) => aboutText(element, resource.resourceType));
    return {
      source,
      adds: [...new Set(own.filter((one) => stated(one) === undefined).flatMap(about))],
      says: [...new Set(own.flatMap((one) => sayingOf(about(one), stated(one))))],
    };
  });
}

const partsOf = (extension: Extension, url: string) =>
  (extension.extension ?? []).filter((part) => part.url === url).flatMap((part) => part.valueString ?? []);

/** Words, or whom a reference names; undefined where the element itself holds it. */
function stated(extension: Extension): string | undefined {
  const part = extension.extension?.find((one) => one.url === 'stated');
  return part && (part.valueString ?? part.valueReference?.display ?? '');
}

function sayingOf(about: readonly string[], words: string | undefined): string[] {
  return words ? [`${about.join(', ')}: ${statedText(words)}`] : [];
}
