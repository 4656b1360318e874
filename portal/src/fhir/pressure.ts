import type { Observation, Quantity } from 'fhir/r4';
import type { Entry } from './entries';
import { numberText } from './format';
import { unitText } from './units';

const LOINC = 'http://loinc.org';
export const PANEL = `${LOINC}|85354-9`;
const SYSTOLIC = `${LOINC}|8480-6`;
const DIASTOLIC = `${LOINC}|8462-4`;

/** The two numbers of a blood pressure, in the unit of the sender. */
export interface Pressure {
  readonly systolic: number | undefined;
  readonly diastolic: number | undefined;
  readonly unit: string;
}

/** The blood pressure that an observation states: both numbers of a panel, or the one of a single. */
export function pressureOf(observation: Observation): Pressure | undefined {
  const parts = [observation, ...(observation.component ?? [])];
  const systolic = quantityOf(parts, SYSTOLIC);
  const diastolic = quantityOf(parts, DIASTOLIC);
  if (systolic?.value === undefined && diastolic?.value === undefined) return undefined;
  const unit = unitText((systolic ?? diastolic)?.unit ?? (systolic ?? diastolic)?.code);
  return { systolic: systolic?.value, diastolic: diastolic?.value, unit };
}

function quantityOf(
  parts: readonly Pick<Observation, 'code' | 'valueQuantity'>[],
  code: string,
): Quantity | undefined {
  const found = parts.find((p) => p.code.coding?.some((c) => `${c.system ?? ''}|${c.code ?? ''}` === code));
  return found?.valueQuantity;
}

export function pressureText({ systolic, diastolic, unit }: Pressure): string {
  const number = (value: number | undefined) => (value === undefined ? '–' : numberText(value));
  return `${number(systolic)}/${number(diastolic)} ${unit}`.trim();
}

/**
 * Shows blood pressure in one line. A systolic and a diastolic pressure of one time and the same clinics are one
 * measurement where there is one of each. Two at one time are left apart, as which goes with which is unknown.
 */
export function joinPressures(entries: readonly Entry[]): Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (isSingle(entry) && entry.when) {
      const key = keyOf(entry);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
  }
  const joined = new Map<Entry, Entry | undefined>();
  for (const group of groups.values()) {
    const systolic = group.filter((e) => e.pressure?.systolic !== undefined);
    const diastolic = group.filter((e) => e.pressure?.diastolic !== undefined);
    const [upper] = systolic;
    const [lower] = diastolic;
    if (!upper || !lower || systolic.length > 1 || diastolic.length > 1) continue;
    joined.set(upper, pair(upper, lower));
    joined.set(lower, undefined);
  }
  return entries.flatMap((entry) => (joined.has(entry) ? (joined.get(entry) ?? []) : entry));
}

const isSingle = ({ pressure }: Entry) =>
  pressure !== undefined && (pressure.systolic === undefined) !== (pressure.diastolic === undefined);

const keyOf = ({ when, visit, pressure, clinics }: Entry) =>
  [when, visit, pressure?.unit ?? '', ...clinics.map((clinic) => clinic.id).sort()].join('\n');

function pair(upper: Entry, lower: Entry): Entry {
  const unit = upper.pressure?.unit ?? '';
  const pressure = { systolic: upper.pressure?.systolic, diastolic: lower.pressure?.diastolic, unit };
  const disputes = [...upper.disputes, ...lower.disputes];
  const range = [upper.range, lower.range].filter(Boolean).join('; ');
  return {
    ...upper,
    title: 'Blood pressure',
    code: PANEL,
    codes: [PANEL, ...upper.codes, ...lower.codes],
    value: pressureText(pressure),
    number: undefined,
    pressure,
    range,
    flag: [upper.flag, lower.flag].find((flag) => flag?.grave) ?? upper.flag ?? lower.flag,
    parts: [lower.reference],
    disputes,
    disputed: disputes.length > 0,
  };
}
