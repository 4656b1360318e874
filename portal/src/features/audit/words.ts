import type { AuditEvent } from 'fhir/r4';

/** One line of the audit, in the words of the server. */
export interface Seen {
  id: string;
  time: string;
  /** Who did what, and why as far as it was said. */
  sentence: string;
  refused: boolean;
  from: string | undefined;
  people: readonly string[];
}

export function seen(event: AuditEvent): Seen {
  return {
    id: event.id ?? '',
    time: event.recorded,
    sentence: wordsOf(event.text?.div ?? ''),
    refused: event.outcome !== undefined && event.outcome !== '0',
    from: event.agent.find((agent) => agent.network)?.network?.address,
    people: (event.entity ?? [])
      .map((entity) => entity.what?.reference ?? '')
      .filter((reference) => /^Patient\/[^/]+$/.test(reference))
      .map((reference) => reference.slice('Patient/'.length)),
  };
}

/** The narrative is the server's own sentence; only its text is shown, never its markup. */
function wordsOf(div: string): string {
  return new DOMParser().parseFromString(div, 'text/html').body.textContent.trim();
}

/** Without those that look the same to a reader: one page asks for a chart in many requests. */
export function gathered(all: readonly Seen[]): { first: Seen; times: number }[] {
  const lines: { first: Seen; times: number }[] = [];
  for (const one of all) {
    const last = lines.at(-1);
    const near = last && Math.abs(Date.parse(last.first.time) - Date.parse(one.time)) < 10 * 60_000;
    if (last && near && last.first.sentence === one.sentence && last.first.from === one.from) last.times++;
    else lines.push({ first: one, times: 1 });
  }
  return lines;
}
