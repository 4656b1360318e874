import { Alert, Anchor, Text } from '@mantine/core';
import { isNoAllergy } from '../../fhir/allergies';
import type { Entry } from '../../fhir/entries';
import { drugOf } from '../../fhir/drugs';
import { useReading } from './chartContext';

/** More than these are counted only: the lines themselves say the rest. */
const NAMED = 6;

/** What the clinics disagree about, by name, in the order of danger; each leads to all statements on it. */
export function DisputeSummary({ entries }: { entries: readonly Entry[] }) {
  const { ask } = useReading();
  const disputed = distinct(entries.filter((entry) => entry.disputed).sort((a, b) => rank(a) - rank(b)));
  if (disputed.length === 0) return null;
  const more = disputed.length - NAMED;
  return (
    <Alert color="orange" variant="light" py="xs" role="note">
      <Text size="sm">
        The clinics disagree about{' '}
        {disputed.slice(0, NAMED).map((entry, index) => (
          <span key={entry.reference}>
            {index > 0 && ', '}
            <Anchor
              component="button"
              type="button"
              inherit
              c="inherit"
              underline="always"
              onClick={() => ask(entry)}
            >
              {entry.kind === 'medicine' ? drugOf(entry.title) : entry.title}
            </Anchor>{' '}
            ({entry.disputes.map((dispute) => lower(dispute.about)).join('; ')})
          </span>
        ))}
        {more > 0 && ` and ${more.toLocaleString()} more`}.
      </Text>
    </Alert>
  );
}

/** "Penicillin" against "no known allergy" is one dispute, though it is shown at both. */
function distinct(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = entry.kind === 'allergy' ? JSON.stringify(entry.disputes) : entry.reference;
    return !seen.has(key) && seen.add(key);
  });
}

const ORDER = ['allergy', 'medicine', 'problem'];
const rank = (entry: Entry) => {
  const at = ORDER.indexOf(entry.kind);
  return (at < 0 ? ORDER.length : at) + (isNoAllergy(entry) ? 0.5 : 0);
};

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
