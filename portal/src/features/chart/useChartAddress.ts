import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { KINDS, type Entry, type Kind } from '../../fhir/entries';
import { everything, type Filter } from './filter';

export const TABS = ['overview', 'trends', 'timeline'] as const;
export type Tab = (typeof TABS)[number];

/** The parts of a filter that are in the address. The words looked for do not: they may be a patient's. */
export type AddressedFilter = Omit<Filter, 'text'>;

/**
 * The part of a chart that is looked at, kept in the address, so that going back and sending a link lead to the same
 * view. There are only ids, kinds and days of the reader's choice in it.
 */
export function useChartAddress() {
  const [where, setWhere] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string>, replace: boolean) =>
      setWhere(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace },
      ),
    [setWhere],
  );
  const setFact = useCallback((entry?: Entry) => change({ fact: entry?.reference ?? '' }, false), [change]);
  const setNote = useCallback((entry?: Entry) => change({ note: entry?.reference ?? '' }, false), [change]);
  const setTab = useCallback((tab: Tab) => change({ tab: tab === 'overview' ? '' : tab }, false), [change]);
  const setFilter = useCallback((filter: AddressedFilter) => change(namesOf(filter), true), [change]);
  const filter = useMemo(() => filterOf(where), [where]);
  return {
    fact: where.get('fact'),
    note: where.get('note'),
    tab: tabOf(where.get('tab')),
    filter,
    setFact,
    setNote,
    setTab,
    setFilter,
  };
}

const tabOf = (name: string | null): Tab => TABS.find((tab) => tab === name) ?? 'overview';

function filterOf(where: URLSearchParams): AddressedFilter {
  const list = (name: string) => (where.get(name) ?? '').split(',').filter(Boolean);
  return {
    clinics: list('clinics'),
    kinds: list('kinds').filter((kind): kind is Kind => KINDS.includes(kind as Kind)),
    from: where.get('from') ?? everything.from,
    to: where.get('to') ?? everything.to,
  };
}

const namesOf = ({ clinics, kinds, from, to }: AddressedFilter) => ({
  clinics: clinics.join(','),
  kinds: kinds.join(','),
  from,
  to,
});
