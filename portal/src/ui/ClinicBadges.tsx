import { Badge, Group } from '@mantine/core';
import type { Clinic } from '../fhir/provenance';

const COLORS = [
  'teal',
  'indigo',
  'grape',
  'orange',
  'cyan',
  'pink',
  'lime',
  'blue',
  'red',
  'violet',
  'yellow',
] as const;

/** Who reported it. The colour only helps the eye: the name is always there. */
export function ClinicBadges({ clinics }: { clinics: readonly Clinic[] }) {
  return (
    <Group gap={4}>
      {clinics.map((clinic) => (
        <Badge
          key={clinic.id}
          variant="outline"
          color={colorOf(clinic.id)}
          tt="none"
          fw={500}
          style={{ color: 'inherit' }}
        >
          {clinic.name}
        </Badge>
      ))}
    </Group>
  );
}

/** The same clinic has the same colour on every page. */
export function colorOf(id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 37 + char.charCodeAt(0)) >>> 0;
  return COLORS[hash % COLORS.length] ?? 'teal';
}
