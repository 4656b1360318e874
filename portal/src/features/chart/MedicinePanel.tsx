import { Badge, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Entry } from '../../fhir/entries';
import { dayText } from '../../fhir/format';
import { medicineList, type Medicine } from '../../fhir/medicineList';
import { statusWords } from '../../fhir/statusWords';
import { ClinicBadges } from '../../ui/ClinicBadges';
import { Disclosure } from '../../ui/Disclosure';
import { Panel } from '../../ui/Panel';
import { Some } from '../../ui/Some';
import { useReading } from './chartContext';
import { Disputes } from './Disputes';
import { EntryButtons, EntryLine } from './EntryLine';

/** What is taken now, by drug; what is past is folded. */
export function MedicinePanel({ entries, isWhole }: { entries: readonly Entry[]; isWhole: boolean }) {
  const { today, lists } = useReading();
  const { current, past } = useMemo(
    () =>
      medicineList(
        entries.filter((entry) => entry.kind === 'medicine'),
        lists.medicines ?? [],
        today,
      ),
    [entries, lists, today],
  );
  const isSilent = current.length + past.length === 0;
  if (isSilent && !isWhole) return null;
  if (!isSilent && !lists.medicines) return <Unsorted medicines={past} />;
  return (
    <Panel title={`Current medicines (${current.length})`}>
      {isSilent && <Text>No clinic has said anything about medicines.</Text>}
      {!isSilent && current.length === 0 && <Text>No clinic says that a medicine is taken now.</Text>}
      <Some items={current} keyOf={(m) => m.drug} first={15} label="medicines">
        {(medicine) => <MedicineLine medicine={medicine} />}
      </Some>
      {past.length > 0 && (
        <Disclosure label={`Past medicines (${past.length})`}>
          <Some items={past} keyOf={(m) => m.drug} first={15} label="medicines">
            {(medicine) => <MedicineLine medicine={medicine} />}
          </Some>
        </Disclosure>
      )}
    </Panel>
  );
}

/** Without the server's list nobody may be told that something is past. */
function Unsorted({ medicines }: { medicines: readonly Medicine[] }) {
  return (
    <Panel title={`Medicines (${medicines.length})`}>
      <Text>Which of them are taken now is not known yet.</Text>
      <Some items={medicines} keyOf={(m) => m.drug} first={15} label="medicines">
        {(medicine) => <MedicineLine medicine={medicine} />}
      </Some>
    </Panel>
  );
}

function MedicineLine({ medicine }: { medicine: Medicine }) {
  const { nameOf } = useReading();
  const { latest, earlier, dose, prescriber, remarks } = medicine;
  return (
    <Stack gap={2} py={6}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {medicine.name || 'Not named by the sender'}
        {dose && (
          <Text span fw={400}>
            {' '}
            — {dose}
          </Text>
        )}
      </Text>
      {medicine.name !== latest.title && <Text size="sm">{latest.title}</Text>}
      <Group gap="xs" style={{ rowGap: 2 }}>
        <Text size="sm" c="dimmed">
          {timeText(medicine)}
        </Text>
        {prescriber && <Text size="sm">by {prescriber}</Text>}
        {!medicine.isCurrent && <Text size="sm">{statusWords(latest) || 'status not said'}</Text>}
        {remarks.map((remark) => (
          <Badge
            key={remark}
            variant="light"
            color={remark.startsWith('old') ? 'orange' : 'gray'}
            c="inherit"
            tt="none"
          >
            {remark}
          </Badge>
        ))}
        <ClinicBadges clinics={latest.clinics} />
        <EntryButtons entry={latest} />
      </Group>
      <Disputes disputes={latest.disputes} nameOf={nameOf} />
      {earlier.length > 0 && (
        <Disclosure
          label={
            <Text span size="sm">
              {earlier.length} more of {medicine.name}
            </Text>
          }
        >
          <Some items={earlier} keyOf={(e) => e.reference} first={10} label="orders">
            {(entry) => <EntryLine entry={entry} />}
          </Some>
        </Disclosure>
      )}
    </Stack>
  );
}

function timeText({ latest, lastOrder, since, until }: Medicine): string {
  const last = dayText(lastOrder);
  const verb = latest.status === 'given' || latest.status === 'handed out' ? latest.status : 'ordered';
  const first = dayText(since);
  const end = until ? `, until ${dayText(until)}` : '';
  if (!last) return `${first ? `known since ${first}` : 'no date stated'}${end}`;
  return `${verb} ${last}${first && first !== last ? `, known since ${first}` : ''}${end}`;
}
