import type { Entry, Kind } from '../../fhir/entries';

/** What of a chart is wanted; an empty list or text leaves everything in. */
export interface Filter {
  readonly clinics: readonly string[];
  readonly kinds: readonly Kind[];
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const everything: Filter = { clinics: [], kinds: [], from: '', to: '', text: '' };

/** Undated facts stay in whatever time is asked for: leaving them out would hide an allergy. */
export function matching(entries: readonly Entry[], filter: Filter): Entry[] {
  const text = filter.text.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (filter.clinics.length === 0 || entry.clinics.some((clinic) => filter.clinics.includes(clinic.id))) &&
      (filter.kinds.length === 0 || filter.kinds.includes(entry.kind)) &&
      (entry.when === '' || filter.from === '' || entry.when.slice(0, 10) >= filter.from) &&
      (entry.when === '' || filter.to === '' || entry.when.slice(0, 10) <= filter.to) &&
      (text === '' || entry.title.toLowerCase().includes(text)),
  );
}
