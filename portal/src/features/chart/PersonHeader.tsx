import { Group, Stack, Text, Title } from '@mantine/core';
import type { Patient } from 'fhir/r4';
import { dateText, nameText } from '../../fhir/format';
import { personLine } from '../../fhir/people';
import type { Clinic } from '../../fhir/provenance';
import { ClinicBadges } from '../../ui/ClinicBadges';

export function PersonHeader({
  patient,
  clinics,
}: {
  patient: Patient | undefined;
  clinics: readonly Clinic[];
}) {
  const numbers = patient ? personLine(patient).recordNumbers : [];
  return (
    <Stack gap={4}>
      <Title order={1}>{nameText(patient?.name)}</Title>
      <Group gap="lg">
        {patient?.birthDate && <Text>born {dateText(patient.birthDate)}</Text>}
        {patient?.gender && <Text>{patient.gender}</Text>}
        {patient?.deceasedDateTime && <Text fw={600}>died {dateText(patient.deceasedDateTime)}</Text>}
        {numbers.length > 0 && <Text c="dimmed">Record numbers {numbers.join(', ')}</Text>}
      </Group>
      <ClinicBadges clinics={clinics} />
    </Stack>
  );
}
