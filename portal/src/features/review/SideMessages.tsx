import { Stack, Text } from '@mantine/core';
import type { RegistrationRecord } from '../../admin/types';
import { whenText } from '../../fhir/format';
import { Disclosure } from '../../ui/Disclosure';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MarkedText } from '../../ui/MarkedText';
import { useEvidence } from '../chart/useEvidence';
import { useClinicName } from '../feeds/useSummary';
import { numberText } from './words';

const SHOWN = 3;

/** What a clinic's messages say of the person behind a record number, folded away at first. */
export function SideMessages({ side }: { side: RegistrationRecord }) {
  const clinic = useClinicName(side.number.source);
  return (
    <Disclosure label={`What ${clinic} said of ${numberText(side.number.number)}`}>
      {side.person ? <Said person={side.person} side={side} clinic={clinic} /> : <Empty>Nothing yet.</Empty>}
    </Disclosure>
  );
}

function Said({ person, side, clinic }: { person: string; side: RegistrationRecord; clinic: string }) {
  const evidence = useEvidence(`Patient/${person}`);
  if (evidence.isLoading) return <Loading what="the messages" />;
  if (evidence.isError) {
    return <Failure what="the messages" error={evidence.error} retry={() => void evidence.refetch()} />;
  }
  const said = (evidence.data?.statements ?? []).filter((one) => one.clinic === side.number.source);
  if (said.length === 0) return <Empty>No message says who this is.</Empty>;
  return (
    <Stack gap="sm">
      {said.slice(0, SHOWN).map((one) => (
        <div key={`${one.messageId} ${one.unit} ${one.place}`}>
          <Text size="sm" c="dimmed">
            Stated {whenText(one.time)}
            {one.stands ? ', stands' : ', replaced later'}
          </Text>
          {one.excerpt ? (
            <MarkedText
              text={one.excerpt.text}
              spans={[one.excerpt]}
              label={`Message of ${clinic}`}
              height={220}
            />
          ) : (
            <Text size="sm">The message cannot be shown.</Text>
          )}
        </div>
      ))}
      {said.length > SHOWN && (
        <Text size="sm">
          The latest {SHOWN} of {said.length} are shown.
        </Text>
      )}
    </Stack>
  );
}
