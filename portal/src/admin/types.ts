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

export type SourceView = Schemas['SourceView'];
export type SourceTrial = Schemas['SourceTrial'];
export type SourceDecision = Schemas['SourceViewDecision'];
export type Scorecard = Schemas['Scorecard'];
export type ScorecardKind = Schemas['ScorecardKind'];
export type Alarm = Schemas['Alarm'];
export type Backlog = Schemas['Backlog'];
export type CodeCount = Schemas['CodeCount'];
export type CodeRow = Schemas['CodeRow'];

export type ReviewCounts = Schemas['ReviewCounts'];
export type ReviewList = Schemas['ReviewList'];
export type WaitingPair = Schemas['ReviewPair'];
export type Explained = Schemas['Explained'];
export type Agreement = Schemas['ExplainedAgreement'];
export type Field = Agreement['field'];
export type Level = Agreement['level'];
export type Compared = Schemas['ReviewComparison'];
export type RegistrationRecord = Schemas['RegistrationDemographics'];
export type RecordNumber = Schemas['RecordNumber'];
export type Dangerous = Schemas['Dangerous'];
export type Met = Schemas['Met'];
export type MetRow = Schemas['MetRow'];
export type MetSide = Schemas['MetSide'];
export type Linked = Schemas['ReviewDecision'];
export type Suspicious = Schemas['PersonAlarm'];
export type HeldNumbers = Schemas['HeldNumberList'];
export type HeldNumber = Schemas['HeldNumber'];
export type PersonNumbers = Schemas['PersonRecordNumbers'];
export type PersonLinks = Schemas['PersonHistory'];
export type PersonEvent = Schemas['IdentityEvent'];
export type Parted = Schemas['PartedRegistration'];

export type Client = Schemas['ClientView'];
export type ClientOrder = Schemas['ClientRequest'];

/** A pair is named by its two registrations. */
export type PairEnds = Pick<WaitingPair, 'one' | 'other'>;

/** What a steward says of a held record number; `undo` takes the answer back. */
export type HeldAnswer = 'same' | 'other' | 'wrong' | 'undo';

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
