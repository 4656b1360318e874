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
  /** The first day on which it is known. */
  readonly since: string;
  /** What a reader must know of a current one: "no end stated". */
  readonly remarks: readonly string[];
}

export interface MedicineList {
  readonly current: readonly Medicine[];
  readonly past: readonly Medicine[];
}

const HOLDS = new Set(['active', 'on-hold', 'unknown', 'intended']);

/** Years after which an order that was never ended is called old. */
const OLD_YEARS = 2;

/**
 * The medicines by drug: what is taken now first, by name; then what is past, the latest first. What was given or handed
 * out shows when a drug was last taken, not that it continues.
 *
 * @param today the day of the reader, `YYYY-MM-DD`
 */
export function medicineList(entries: readonly Entry[], today: string): MedicineList {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const drug = drugOf(entry.title);
    groups.set(drug, [...(groups.get(drug) ?? []), entry]);
  }
  const all = [...groups].map(([drug, group]) => medicineOf(drug, group, today));
  return {
    current: all.filter((m) => m.isCurrent).sort((a, b) => a.drug.localeCompare(b.drug)),
    past: all.filter((m) => !m.isCurrent).sort((a, b) => b.latest.when.localeCompare(a.latest.when)),
  };
}

export const isCurrent = (entry: Entry, today: string) =>
  HOLDS.has(entry.status) &&
  (entry.until === '' || entry.until.slice(0, 10) >= today.slice(0, entry.until.length));

function medicineOf(drug: string, group: readonly Entry[], today: string): Medicine {
  const ordered = [...group].sort(
    (a, b) => Number(isCurrent(b, today)) - Number(isCurrent(a, today)) || b.when.localeCompare(a.when),
  );
  const [latest = ordered[0] as Entry, ...earlier] = ordered;
  const days = group.map((entry) => entry.when.slice(0, 10)).filter(Boolean);
  const current = isCurrent(latest, today);
  return {
    drug,
    name: headingOf(drug, latest.title),
    isCurrent: current,
    latest,
    earlier,
    since: days.sort()[0] ?? '',
    remarks: current ? remarksOf(latest, today) : [],
  };
}

function remarksOf(latest: Entry, today: string): string[] {
  const year = latest.when.slice(0, 4);
  // Where a clinic says that it was stopped, the disagreement says so beside it.
  const isDisputed = latest.disputes.some((dispute) => dispute.element === 'status');
  const isOld = year !== '' && `${Number(year) + OLD_YEARS}${latest.when.slice(4, 10)}` < today;
  return [
    ...(latest.status === 'on-hold' ? ['on hold'] : []),
    ...(latest.status === 'unknown' ? ['not said whether it is still taken'] : []),
    ...(latest.until === '' && isOld
      ? [`old: ordered ${year}${isDisputed ? '' : ', never reported stopped'}`]
      : []),
    ...(latest.until === '' && !isOld && !isDisputed && latest.status !== 'unknown' ? ['no end stated'] : []),
  ];
}
