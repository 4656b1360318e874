import type { components } from './api';

/** The shapes the admin API answers with, by the names the pages use. `npm run api` writes them to `api.ts`. */
type Schemas = components['schemas'];

export type Summary = Schemas['Summary'];
export type SourceSummary = Schemas['SummarySource'];

export type MessageQuestion = Schemas['MessageSearch'];
export type MessagePageAnswer = Schemas['MessagePage'];
export type MessageRow = Schemas['MessagePageRow'];

export type MessageDetail = Schemas['MessageDetail'];
export type RecordPart = Schemas['MessageDetailRecord'];
export type FoundIssue = Schemas['MessageDetailIssue'];
export type RecordEvent = Schemas['MessageDetailEvent'];
export type FactRef = Schemas['FactRef'];

/** A message as text; null where it is no text, a ZIP file for instance. */
export type MessageText = Schemas['MessageText'];
/** A piece of a message; from `start` to `end` is the place in question. */
export type Excerpt = Schemas['MessageExcerpt'];

export type QuarantineGroup = Schemas['QuarantineGroup'];
export type Replayed = Schemas['ReplayCount'];

/** The document repeats the states at each use and gives them no name. */
export type State = RecordPart['state'];

/** What a state means to the one who watches. Words are the portal's own, so the document has none. */
export const STATE_NAMES: Record<State, string> = {
  RECEIVED: 'waiting',
  STORED: 'in the chart',
  RETRY: 'to be tried again',
  QUARANTINED: 'in quarantine',
  IGNORED: 'nothing to say',
};

/** All states, in the order in which a form offers them. */
export const STATES = Object.keys(STATE_NAMES) as State[];
