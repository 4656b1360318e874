import type { OperationOutcome } from 'fhir/r4';

/** What the server answered when it could not do what was asked: its OperationOutcome travels unbroken to the screen. */
export class FhirError extends Error {
  readonly status: number;
  readonly outcome: OperationOutcome | undefined;

  constructor(status: number, outcome: OperationOutcome | undefined) {
    super(sentenceOf(status, outcome));
    this.name = 'FhirError';
    this.status = status;
    this.outcome = outcome;
  }
}

/** An OperationOutcome in words; where there is none, what the status says. */
export function sentenceOf(status: number, outcome: OperationOutcome | undefined): string {
  const texts = (outcome?.issue ?? [])
    .map((issue) => issue.diagnostics ?? issue.details?.text ?? '')
    .filter((text) => text !== '');
  if (texts.length > 0) return texts.join(' ');
  if (status === 0) return 'The service cannot be reached.';
  if (status === 404) return 'There is nothing at this address.';
  if (status >= 500) return 'The service failed to answer.';
  return `The service refused the request (${status}).`;
}
