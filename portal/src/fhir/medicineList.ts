import type { Row } from './currentLists';
import { drugOf, headingOf } from './drugs';
import type { Entry } from './entries';

/** One drug of a person, with all that was ordered, taken, given or handed out of it, the deciding one first. */
export interface Medicine {
  readonly drug: string;
  /** The drug as a heading: "Metformin". */
  readonly name: string;
  readonly isCurrent: boolean;
  readonly latest: Entry;
  readonly earlier: readonly Entry[];
  readonly since: string;
  readonly until: string;
  readonly lastOrder: string;
  readonly dose: string;
  readonly prescriber: string;
  /** What a reader must know of a current one: "no end stated". */
  readonly remarks: readonly string[];
}

export interface MedicineList {
  readonly current: readonly Medicine[];
  readonly past: readonly Medicine[];
}

/**
 * The medicines by drug: what the server's list names, in its order, then what is past, the latest first. A row that the
 * list says to have ended before today is past. What the list does not name stands behind the row of its drug.
 *
 * @param today the day of the reader, `YYYY-MM-DD`
 */
export function medicineList(entries: readonly Entry[], rows: readonly Row[], today: string): MedicineList {
  const byReference = new Map(entries.map((entry) => [entry.reference, entry]));
  const named = new Set(rows.flatMap((row) => row.facts));
  const others = grouped(entries.filter((entry) => !named.has(entry.reference)));
  const listed = rows.flatMap((row) => {
    const facts = row.facts.flatMap((fact) => byReference.get(fact) ?? []);
    const drugs = new Set([row.name.toLowerCase(), ...facts.map((fact) => drugOf(fact.title))]);
    const more = [...drugs].flatMap((drug) => others.get(drug) ?? []);
    if (facts.length > 0) drugs.forEach((drug) => others.delete(drug));
    return medicineOf(row, [...facts, ...more], today);
  });
  const past = [...others].map(([drug, facts]) => pastOf(drug, facts));
  return {
    current: listed.filter((medicine) => medicine.isCurrent),
    past: [...listed.filter((medicine) => !medicine.isCurrent), ...past].sort((a, b) =>
      b.lastOrder.localeCompare(a.lastOrder),
    ),
  };
}

function grouped(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of [...entries].sort((a, b) => b.when.localeCompare(a.when))) {
    const drug = drugOf(entry.title);
    groups.set(drug, [...(groups.get(drug) ?? []), entry]);
  }
  return groups;
}

/** Nothing where a filter leaves none of its facts. */
function medicineOf(row: Row, facts: readonly Entry[], today: string): Medicine[] {
  const [latest, ...earlier] = facts;
  if (!latest || !row.facts.includes(latest.reference)) return [];
  const isLead = latest.reference === row.facts[0];
  return [
    {
      drug: row.facts[0] ?? row.name,
      name: headingOf(drugOf(row.name), row.name),
      isCurrent: row.until === '' || row.until >= today.slice(0, row.until.length),
      latest,
      earlier,
      since: row.since,
      until: row.until,
      lastOrder: isLead ? row.lastOrder : latest.when.slice(0, 10),
      dose: (isLead && row.dose) || latest.value,
      prescriber: (isLead && row.prescriber) || latest.by,
      remarks: row.notes,
    },
  ];
}

function pastOf(drug: string, facts: readonly Entry[]): Medicine {
  const [latest = facts[0] as Entry, ...earlier] = facts;
  const days = facts.map((fact) => fact.when.slice(0, 10)).filter(Boolean);
  return {
    drug,
    name: headingOf(drug, latest.title),
    isCurrent: false,
    latest,
    earlier,
    since: days.sort()[0] ?? '',
    until: latest.until,
    lastOrder: latest.when.slice(0, 10),
    dose: latest.value,
    prescriber: latest.by,
    remarks: [],
  };
}
