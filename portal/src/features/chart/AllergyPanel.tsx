import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { allergiesOf } from '../../fhir/allergies';
import type { Entry } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import { Disclosure } from '../../ui/Disclosure';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { useReading } from './chartContext';
import { EntryLine } from './EntryLine';

interface Props {
  entries: readonly Entry[];
  clinics: readonly Clinic[];
  /** Whether this is the whole chart: only a whole chart can be called empty. */
  isWhole: boolean;
}

/** What a person must not be given. That nothing is stated differs from that there is nothing. */
export function AllergyPanel({ entries, clinics, isWhole }: Props) {
  const { lists } = useReading();
  const { current, past, none, silent } = useMemo(
    () => allergiesOf(entries, clinics, lists.allergies ?? []),
    [entries, clinics, lists],
  );
  const isSilent = current.length + past.length + none.length === 0;
  if (isSilent && !isWhole) return null;
  return (
    <Panel title={`Allergies (${current.length})`} urgent={current.length > 0}>
      {isSilent && <Text>No clinic has said anything about allergies. Ask before giving a medicine.</Text>}
      <Some items={current} keyOf={(one) => one.entry.reference} first={20} label="allergies">
        {({ entry, beside }) => (
          <>
            <EntryLine entry={entry} />
            {beside.map((other) => (
              <EntryLine key={other.reference} entry={other} detail={<Text size="sm">also stated</Text>} />
            ))}
          </>
        )}
      </Some>
      {none.length > 0 && (
        <Some
          items={none.map((e) =>
            onceOnly(
              e,
              current.map((one) => one.entry),
            ),
          )}
          keyOf={(e) => e.reference}
          first={5}
          label="statements"
        >
          {(entry) => <EntryLine entry={entry} title={`Stated: “${entry.title}”`} />}
        </Some>
      )}
      {past.length > 0 && (
        <Disclosure label={`Past or ruled out (${past.length})`}>
          <Some items={past} keyOf={(e) => e.reference} first={20} label="allergies">
            {(entry) => <EntryLine entry={entry} />}
          </Some>
        </Disclosure>
      )}
      {isWhole && !isSilent && silent.length > 0 && (
        <Text size="sm" c="dimmed">
          Nothing about allergies from: {silent.map((clinic) => clinic.name).join(', ')}
        </Text>
      )}
    </Panel>
  );
}

/** A dispute between an allergy and "no known allergy" is shown at the allergy; it need not be read twice. */
function onceOnly(none: Entry, current: readonly Entry[]): Entry {
  const shown = new Set(current.flatMap((entry) => entry.disputes).map((dispute) => JSON.stringify(dispute)));
  return { ...none, disputes: none.disputes.filter((dispute) => !shown.has(JSON.stringify(dispute))) };
}
