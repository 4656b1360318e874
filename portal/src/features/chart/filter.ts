import type { Entry, Kind } from '../../fhir/entries';

/** The part of a chart that is wanted; an empty list or text leaves everything in. */
export interface Filter {
  readonly clinics: readonly string[];
  readonly kinds: readonly Kind[];
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const everything: Filter = { clinics: [], kinds: [], from: '', to: '', text: '' };

/** How many of its fields ask for something. */
export function asked(filter: Filter): number {
  return [filter.clinics.length, filter.kinds.length, filter.from, filter.to, filter.text.trim()].filter(
    Boolean,
  ).length;
}

/**
 * Undated facts stay in whatever time is asked for: leaving them out would hide an allergy. A fact of which only the
 * year or month is known stays in if it may lie in the time.
 */
export function matching(entries: readonly Entry[], filter: Filter): Entry[] {
  const text = filter.text.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (filter.clinics.length === 0 || entry.clinics.some((clinic) => filter.clinics.includes(clinic.id))) &&
      (filter.kinds.length === 0 || filter.kinds.includes(entry.kind)) &&
      mayLieIn(entry.when.slice(0, 10), filter) &&
      (text === '' || entry.title.toLowerCase().includes(text)),
  );
}

function mayLieIn(day: string, { from, to }: Filter): boolean {
  const known = day.length;
  return (from === '' || day >= from.slice(0, known)) && (to === '' || day <= to.slice(0, known));
}
