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
  const { today } = useReading();
  const { current, past } = useMemo(
    () =>
      medicineList(
        entries.filter((entry) => entry.kind === 'medicine'),
        today,
      ),
    [entries, today],
  );
  const isSilent = current.length + past.length === 0;
  if (isSilent && !isWhole) return null;
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

function MedicineLine({ medicine }: { medicine: Medicine }) {
  const { nameOf } = useReading();
  const { latest, earlier, since, remarks } = medicine;
  return (
    <Stack gap={2} py={6}>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {medicine.name || 'Not named by the sender'}
        {latest.value && (
          <Text span fw={400}>
            {' '}
            — {latest.value}
          </Text>
        )}
      </Text>
      {medicine.name !== latest.title && <Text size="sm">{latest.title}</Text>}
      <Group gap="xs" style={{ rowGap: 2 }}>
        <Text size="sm" c="dimmed">
          {timeText(latest, since)}
        </Text>
        {latest.by && <Text size="sm">by {latest.by}</Text>}
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

function timeText(latest: Entry, since: string): string {
  const last = dayText(latest.when);
  const verb = latest.status === 'given' || latest.status === 'handed out' ? latest.status : 'ordered';
  const first = dayText(since);
  const end = latest.until ? `, until ${dayText(latest.until)}` : '';
  if (!last) return `no date stated${end}`;
  return `${verb} ${last}${first && first !== last ? `, known since ${first}` : ''}${end}`;
}
