import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { Patient } from 'fhir/r4';
import { Link } from 'react-router-dom';
import { disputesOf } from '../../fhir/disputes';
import { ageOn, dateText, dayText, nameText } from '../../fhir/format';
import { otherHalves, personLine } from '../../fhir/people';
import type { HeardClinic } from '../../fhir/provenance';
import { ClinicBadges } from '../../ui/ClinicBadges';
import { Disclosure } from '../../ui/Disclosure';
import { OpenInApp } from '../access/OpenInApp';
import { useWaitingOf } from '../review/useReview';
import { useReading } from './chartContext';
import { Disputes } from './Disputes';

interface Props {
  patient: Patient | undefined;
  clinics: readonly HeardClinic[];
}

/** Who it is, what is disputed of that, and which clinics have spoken until when. */
export function PersonHeader({ patient, clinics }: Props) {
  const { nameOf } = useReading();
  const numbers = patient ? personLine(patient).recordNumbers : [];
  return (
    <Stack gap={6}>
      <Group gap="lg" align="baseline" style={{ rowGap: 0 }}>
        <Title order={1} size="h2">
          {nameText(patient?.name)}
        </Title>
        <Born patient={patient} />
      </Group>
      {patient && <Disputes disputes={disputesOf(patient)} nameOf={nameOf} />}
      <SecondHalf person={patient?.id ?? ''} ids={otherHalves(patient)} />
      <Group
        component="ul"
        aria-label="Clinics"
        gap="md"
        m={0}
        p={0}
        style={{ listStyle: 'none', rowGap: 4 }}
      >
        {clinics.map((clinic) => (
          <Group component="li" key={clinic.id} gap={6} wrap="nowrap">
            <ClinicBadges clinics={[clinic]} />
            <Text size="sm" c="dimmed">
              {clinic.heard ? `last heard ${dayText(clinic.heard)}` : 'last heard: not known'}
            </Text>
          </Group>
        ))}
      </Group>
      {patient?.id && (
        <Group gap="lg" style={{ rowGap: 0 }}>
          <Anchor component={Link} to={`/people/${patient.id}/seen`} size="sm">
            Who saw this chart
          </Anchor>
          <Anchor component={Link} to={`/people/${patient.id}/sharing`} size="sm">
            Who may see what
          </Anchor>
        </Group>
      )}
      {patient?.id && <OpenInApp patient={patient.id} />}
      {numbers.length > 0 && (
        <Disclosure label={<Text span size="sm">{`Record numbers (${numbers.length})`}</Text>}>
          <Text size="sm">{numbers.join(', ')}</Text>
        </Disclosure>
      )}
    </Stack>
  );
}

function Born({ patient }: { patient: Patient | undefined }) {
  const { today } = useReading();
  if (!patient) return null;
  const { birthDate, gender, deceasedDateTime, deceasedBoolean } = patient;
  const age = deceasedDateTime || deceasedBoolean ? undefined : ageOn(today, birthDate);
  return (
    <>
      <Text>
        {birthDate ? `born ${dateText(birthDate)}` : 'birth date not known'}
        {age !== undefined && ` (${age} years)`}
      </Text>
      {gender && <Text>{gender}</Text>}
      {(deceasedDateTime || deceasedBoolean) && (
        <Text fw={600}>died {dateText(deceasedDateTime) || '(no date stated)'}</Text>
      )}
    </>
  );
}

/** While it is undecided whether two charts are of one person, a reader of either must know of the other. */
function SecondHalf({ person, ids }: { person: string; ids: readonly string[] }) {
  const waiting = useWaitingOf(person, ids.length > 0);
  if (ids.length === 0) return null;
  return (
    <Alert color="orange" variant="light" py="xs" role="note" title="This chart may have a second half">
      <Text size="sm">
        {ids.length === 1 ? 'Another chart' : `${ids.length} other charts`} may be of the same person. Until
        this is decided, look at both:{' '}
        {ids.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Anchor component={Link} to={`/people/${id}`} inherit c="inherit" underline="always">
              {ids.length === 1 ? 'open the other chart' : `other chart ${index + 1}`}
            </Anchor>
          </span>
        ))}
      </Text>
      {waiting.data?.map((pair, index) => (
        <Text size="sm" key={`${pair.one} ${pair.other}`}>
          <Anchor
            component={Link}
            to={`/admin/review/${pair.one}/${pair.other}`}
            inherit
            c="inherit"
            underline="always"
          >
            {waiting.data.length === 1
              ? 'Compare and decide'
              : `Compare and decide, pair ${index + 1} of ${waiting.data.length}`}
          </Anchor>
        </Text>
      ))}
    </Alert>
  );
}
