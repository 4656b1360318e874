import { createContext, useContext } from 'react';
import type { CurrentLists } from '../../fhir/currentLists';
import type { Entry } from '../../fhir/entries';

/** What every line of a chart needs, however deep it is. */
export interface ChartReading {
  /** Opens who says so. */
  readonly ask: (entry: Entry) => void;
  /** Opens the text of a note. */
  readonly read: (entry: Entry) => void;
  /** A clinic's name by its id. */
  readonly nameOf: (source: string) => string;
  /** The day of the reader, `YYYY-MM-DD`. */
  readonly today: string;
  /** What holds now, as the server says. */
  readonly lists: CurrentLists;
}

export const ChartContext = createContext<ChartReading>({
  ask: () => undefined,
  read: () => undefined,
  nameOf: (source) => source,
  today: '',
  lists: {},
});

export const useReading = () => useContext(ChartContext);
