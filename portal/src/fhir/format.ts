import type { Age, CodeableConcept, HumanName, Identifier, Period, Quantity, Range } from 'fhir/r4';
import { unitText } from './units';

/** The words for a code: what the sender wrote, else a display, else the code itself. */
export function conceptText(concept: CodeableConcept | undefined): string {
  return (
    concept?.text ??
    concept?.coding?.find((coding) => coding.display)?.display ??
    concept?.coding?.[0]?.code ??
    ''
  );
}

export function nameText(names: HumanName[] | undefined): string {
  const name = names?.find((n) => n.use === 'official') ?? names?.[0];
  if (!name) return 'Name not known';
  if (name.text) return name.text;
  return [...(name.given ?? []), name.family, ...(name.suffix ?? [])].filter(Boolean).join(' ');
}

/**
 * A FHIR date or dateTime at the precision it was stated with; never more. The clock is that of the clinic, as it was
 * stated: it is never converted.
 */
export function dateText(value: string | undefined): string {
  if (!value) return '';
  const [day = '', time = ''] = value.split('T');
  const [year, month, date] = day.split('-');
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const parts = [date ? String(Number(date)) : '', month ? (months[Number(month) - 1] ?? '') : '', year];
  const clock = time.slice(0, 5);
  return parts.filter(Boolean).join(' ') + (clock ? `, ${clock}` : '');
}

/** When something was, and until when. A time stated in UTC says so, as it is not the clinic's local time. */
export function whenText(start: string, until = ''): string {
  const zone = /T.*(Z|[+-]00:00)$/.test(until || start) ? ' UTC' : '';
  return periodText({ start, end: until }) + zone;
}

/** The day alone, where the clock does not matter. */
export function dayText(value: string | undefined): string {
  return dateText(value?.slice(0, 10));
}

export function periodText(period: Period | undefined): string {
  if (!period) return '';
  const start = dateText(period.start);
  const end = dateText(period.end);
  if (!end || end === start) return start;
  const [day, clock] = end.split(', ');
  return clock && start.startsWith(`${day}, `) ? `${start} – ${clock}` : `${start} – ${end}`;
}

/** Whole years between two days; undefined where the year of birth alone is known, or less. */
export function ageOn(today: string, birthDate: string | undefined): number | undefined {
  if (!birthDate || birthDate.length < 10 || today < birthDate) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/**
 * A measured number for people: whole numbers stay; others have two decimals, three below 2, where a specific gravity of
 * 1.015 needs them, and four digits at most. What the sender wrote is in the evidence.
 */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return size >= 10_000 ? value.toLocaleString('en') : String(value);
  if (size >= 1000) return numberText(Math.round(value));
  const short = Number(value.toPrecision(4));
  return String(size < 2 ? short : Number(short.toFixed(2)));
}

export function quantityText(quantity: Quantity | Age | undefined): string {
  if (quantity?.value === undefined) return '';
  const unit = unitText(quantity.unit ?? quantity.code);
  const number = `${quantity.comparator ?? ''}${numberText(quantity.value)}`;
  return joins(unit) ? number + unit : `${number} ${unit}`.trim();
}

/** "6.4%" and "72/min" are written in one, "37.2 °C" is not. */
const joins = (unit: string) => unit === '%' || unit === '°' || unit.startsWith('/');

export function rangeText(range: Range | undefined): string {
  if (!range) return '';
  return [quantityText(range.low), quantityText(range.high)].filter(Boolean).join(' – ');
}

export function identifierText(identifier: Identifier): string {
  return identifier.value ?? '';
}
