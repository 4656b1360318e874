import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Consent } from 'fhir/r4';
import { Link, useParams } from 'react-router-dom';
import { holds, revoked, sentenceOf } from '../../fhir/consents';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { HideForm } from './HideForm';
import { useClinics, useConsents, useStating } from './useSharing';

/** For the person whose chart it is: what is hidden from whom, in plain words, and the way to change it. */
export default function SharingPage() {
  const { id = '' } = useParams();
  const consents = useConsents(id);
  const clinics = useClinics();
  const names = new Map(clinics.data?.map((clinic) => [clinic.id, clinic.name]));
  return (
    <Stack gap="lg" maw={720}>
      <Anchor component={Link} to={`/people/${id}`}>
        ← The chart
      </Anchor>
      <Title order={1}>Who may see what</Title>
      <Text>
        Clinicians here may read the whole chart, and so may the apps and people you have let in. You can hide
        what one clinic says, or a kind of information. To whom it is hidden it looks as if it had never been
        there. You yourself always see everything.
      </Text>
      <Panel title="What is hidden now">
        {consents.isPending && <Loading what="what you have decided" />}
        {consents.isError && (
          <Failure
            what="what you have decided"
            error={consents.error}
            retry={() => void consents.refetch()}
          />
        )}
        {consents.data && (
          <Hidden
            consents={consents.data.filter((consent) =>
              holds(consent, new Date().toISOString().slice(0, 10)),
            )}
            nameOf={(clinic) => names.get(clinic) ?? clinic}
          />
        )}
      </Panel>
      <HideForm person={id} clinics={clinics.data ?? []} />
      <Alert variant="light" title="In an emergency" role="note">
        <Text size="sm">
          A clinician who treats you in an emergency can open the whole chart for an hour. They have to write
          down why. You find who it was, when and why under{' '}
          <Anchor component={Link} to={`/people/${id}/seen`} inherit underline="always">
            Who saw this chart
          </Anchor>
          .
        </Text>
      </Alert>
      <Text size="sm" c="dimmed">
        Letters, scanned pages and pictures are hidden together with any kind of information, because nobody
        can tell what stands in them. What a clinic knows from its own records it knows all the same.
      </Text>
    </Stack>
  );
}

interface HiddenProps {
  consents: readonly Consent[];
  nameOf: (clinic: string) => string;
}

function Hidden({ consents, nameOf }: HiddenProps) {
  const stating = useStating();
  if (consents.length === 0) return <Empty>Nothing is hidden.</Empty>;
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }} aria-label="What is hidden">
      {consents.map((consent) => {
        const sentence = sentenceOf(consent, nameOf);
        return (
          <Group component="li" key={consent.id} justify="space-between" align="center" wrap="wrap">
            <Text style={{ flex: 1, minWidth: 220 }}>{sentence}</Text>
            <Button
              variant="default"
              size="xs"
              aria-label={`Show it again: ${sentence}`}
              loading={stating.isPending && stating.variables.id === consent.id}
              onClick={() => stating.mutate(revoked(consent))}
            >
              Show it again
            </Button>
          </Group>
        );
      })}
      {stating.isError && (
        <Text component="li" c="red" role="alert">
          {stating.error.message}
        </Text>
      )}
    </Stack>
  );
}
