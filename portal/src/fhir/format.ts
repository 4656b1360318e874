import type { Age, CodeableConcept, HumanName, Identifier, Period, Quantity, Range } from 'fhir/r4';

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

/** A FHIR date or dateTime at the precision it was stated with; never more. */
export function dateText(value: string | undefined): string {
  if (!value) return '';
  const [day = '', time = ''] = value.split('T');
  const [year, month, date] = day.split('-');
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const parts = [date ? String(Number(date)) : '', month ? (months[Number(month) - 1] ?? '') : '', year];
  const clock = time.slice(0, 5);
  return parts.filter(Boolean).join(' ') + (clock ? `, ${clock}` : '');
}

export function periodText(period: Period | undefined): string {
  if (!period) return '';
  const start = dateText(period.start);
  const end = dateText(period.end);
  if (!end || end === start) return start;
  const [day, clock] = end.split(', ');
  return clock && start.startsWith(`${day}, `) ? `${start} – ${clock}` : `${start} – ${end}`;
}

export function quantityText(quantity: Quantity | Age | undefined): string {
  if (quantity?.value === undefined) return '';
  return `${quantity.comparator ?? ''}${quantity.value} ${quantity.unit ?? quantity.code ?? ''}`.trim();
}

export function rangeText(range: Range | undefined): string {
  if (!range) return '';
  return [quantityText(range.low), quantityText(range.high)].filter(Boolean).join(' – ');
}

export function identifierText(identifier: Identifier): string {
  return identifier.value ?? '';
}
