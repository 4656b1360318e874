/** The shapes the admin API answers with. */

export const STATES = ['RECEIVED', 'STORED', 'RETRY', 'QUARANTINED', 'IGNORED'] as const;
export type State = (typeof STATES)[number];

/** What a state means to the one who watches. */
export const STATE_NAMES: Record<State, string> = {
  RECEIVED: 'waiting',
  STORED: 'in the chart',
  RETRY: 'to be tried again',
  QUARANTINED: 'in quarantine',
  IGNORED: 'nothing to say',
};

export interface IssueCount {
  readonly severity: string;
  readonly code: string;
  readonly times: number;
}

export interface SourceSummary {
  readonly id: string;
  readonly name: string;
  readonly configured: boolean;
  readonly lastReceived: string | null;
  /** Messages in each minute of the last hour, the one that runs last. */
  readonly receivedPerMinute: readonly number[];
  readonly backlog: number;
  readonly stored: number;
  readonly ignored: number;
  readonly retrying: number;
  readonly quarantined: number;
  readonly errors: number;
  readonly duplicates: number;
  readonly issues: readonly IssueCount[];
}

export interface Summary {
  readonly at: string;
  readonly backlog: number;
  readonly states: Partial<Record<State, number>>;
  readonly sources: readonly SourceSummary[];
}

export interface MessageRow {
  readonly id: string;
  readonly source: string;
  readonly transport: string;
  readonly received: string;
  readonly fileName: string | null;
  readonly controlId: string;
  readonly size: number;
  readonly state: State;
  readonly states: Partial<Record<State, number>>;
  readonly kind: string;
  readonly reason: string | null;
}

export interface MessagePageAnswer {
  readonly messages: readonly MessageRow[];
  readonly page: number;
  readonly more: boolean;
}

export interface FoundIssue {
  readonly severity: string;
  readonly code: string;
  readonly place: string;
  readonly detail: string;
  readonly times: number;
}

export interface RecordEvent {
  readonly at: string;
  readonly from: State;
  readonly to: State;
  readonly by: string;
  readonly note: string;
}

export interface RecordPart {
  readonly id: number;
  readonly selector: string;
  readonly kind: string;
  readonly state: State;
  readonly attempts: number;
  readonly nextAttempt: string | null;
  readonly error: { reason: string | null; place: string | null; text: string | null } | null;
  readonly issues: readonly FoundIssue[];
  readonly events: readonly RecordEvent[];
}

export interface FactRef {
  readonly type: string;
  readonly id: string;
  readonly selector: string;
  readonly place: string;
}

export interface MessageDetail {
  readonly id: string;
  readonly source: string;
  readonly transport: string;
  readonly received: string;
  readonly contentType: string | null;
  readonly fileName: string | null;
  readonly controlId: string;
  readonly size: number;
  readonly duplicates: readonly string[];
  readonly recordCount: number;
  readonly records: readonly RecordPart[];
  readonly facts: readonly FactRef[];
}

export interface QuarantineGroup {
  readonly source: string;
  readonly reason: string;
  readonly place: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly text: string;
  readonly exampleMessage: string;
}

/** A message as text; null where it is no text, a ZIP file for instance. */
export interface MessageText {
  readonly text: string | null;
  /** Where its issues and errors stand, in the order of the text and without overlap. */
  readonly spans: readonly Span[];
}

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of a message; from `start` to `end` is the place in question. */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
