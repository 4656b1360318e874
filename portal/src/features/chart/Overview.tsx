import { SimpleGrid, Stack } from '@mantine/core';
import type { Entry } from '../../fhir/entries';
import type { Clinic } from '../../fhir/provenance';
import { Empty } from '../../ui/Empty';
import { AllergyPanel } from './AllergyPanel';
import { FactPanel } from './FactPanel';
import { MedicinePanel } from './MedicinePanel';
import { ProblemPanel } from './ProblemPanel';
import { TestPanel } from './TestPanel';

interface Props {
  entries: readonly Entry[];
  clinics: readonly Clinic[];
  /** Whether all facts of the person are among them. */
  isWhole: boolean;
}

/** A panel per kind: first what a physician needs before anything else, what only some look for is folded. */
export function Overview({ entries, clinics, isWhole }: Props) {
  if (entries.length === 0) return <Empty>Nothing in this chart matches.</Empty>;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <Stack gap="md">
        <AllergyPanel entries={entries} clinics={clinics} isWhole={isWhole} />
        <MedicinePanel entries={entries} isWhole={isWhole} />
        <ProblemPanel entries={entries} isWhole={isWhole} />
        <FactPanel kind="immunization" entries={entries} />
        <FactPanel kind="procedure" entries={entries} />
      </Stack>
      <Stack gap="md">
        <TestPanel kind="vital" entries={entries} />
        <TestPanel kind="laboratory" entries={entries} />
        <FactPanel kind="visit" entries={entries} />
        <FactPanel kind="note" entries={entries} />
        <FactPanel kind="report" entries={entries} closed />
        <TestPanel kind="survey" entries={entries} closed />
        <TestPanel kind="other" entries={entries} closed />
      </Stack>
    </SimpleGrid>
  );
}
