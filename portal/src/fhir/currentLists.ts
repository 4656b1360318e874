import type { FhirResource, List, ListEntry } from 'fhir/r4';

const ENTRY = 'https://healthrecord.org/fhir/StructureDefinition/current-list-entry';

/** The lists that the server keeps of a person, by the LOINC code of each. */
const CODES = {
  medicines: '10160-0',
  problems: '11450-4',
  otherProblems: '11348-0',
  allergies: '48765-2',
} as const;
type ListName = keyof typeof CODES;

/** A row of such a list: one drug, problem or substance. What is not stated is "" or empty. */
export interface Row {
  readonly name: string;
  /** The facts that the row names, the deciding one first, as `Type/id`. */
  readonly facts: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly lastOrder: string;
  readonly dose: string;
  readonly prescriber: string;
  readonly reactions: readonly string[];
  /** What a reader has to know: "no end stated". */
  readonly notes: readonly string[];
  /** Where a problem stands: "long-term", "resolved", "social", "administrative"; "" for any other. */
  readonly flag: string;
}

/** A list that is not among the resources, because there is none or it was not read yet, is undefined. */
export type CurrentLists = Readonly<Partial<Record<ListName, readonly Row[]>>>;

/** What holds now, as the server says: no page decides that a second time. */
export function currentLists(resources: readonly FhirResource[]): CurrentLists {
  const lists = resources.filter((resource): resource is List => resource.resourceType === 'List');
  const found: Partial<Record<ListName, readonly Row[]>> = {};
  for (const name of Object.keys(CODES) as ListName[]) {
    const list = lists.find((one) => one.code?.coding?.some((coding) => coding.code === CODES[name]));
    if (list) found[name] = (list.entry ?? []).map(rowOf);
  }
  return found;
}

function rowOf(entry: ListEntry): Row {
  const parts = entry.extension?.find((extension) => extension.url === ENTRY)?.extension ?? [];
  const all = (url: string) => parts.filter((part) => part.url === url);
  const texts = (url: string) => all(url).flatMap((part) => part.valueString ?? []);
  const day = (url: string) => all(url)[0]?.valueDateTime ?? '';
  const beside = [...all('beside'), ...all('past')].flatMap((part) => part.valueReference?.reference ?? []);
  const notes = texts('note');
  return {
    name: texts('name')[0] ?? entry.item.display ?? '',
    facts: [entry.item.reference ?? '', ...beside],
    since: day('since'),
    until: day('until'),
    lastOrder: day('last-order'),
    dose: texts('dose')[0] ?? '',
    prescriber: all('prescriber')[0]?.valueReference?.display ?? '',
    reactions: texts('reaction'),
    notes,
    flag: entry.flag?.text ?? (notes.includes('long-term') ? 'long-term' : ''),
  };
}
