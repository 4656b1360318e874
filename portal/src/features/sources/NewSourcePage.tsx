import { Anchor, Stack, Title } from '@mantine/core';
import { Link } from 'react-router-dom';
import { DefinitionForm } from './DefinitionForm';
import { useAdd } from './useSources';

/** As a sandbox at first: its records are looked at before they get into charts. */
const BEGIN = {
  id: '',
  name: '',
  kind: 'primary-care',
  format: 'hl7v2',
  'mrn-system': 'urn:oid:',
  'time-zone': 'America/New_York',
  sandbox: true,
  channels: [{ http: {} }],
};

export default function NewSourcePage() {
  const add = useAdd();
  return (
    <Stack gap="lg">
      <Title order={1}>Add a source</Title>
      <DefinitionForm begin={BEGIN} label="Add it" save={add} />
      {add.data && (
        <Anchor component={Link} to={`/admin/sources/${add.data.id}`} underline="always">
          To {add.data.name ?? add.data.id}
        </Anchor>
      )}
    </Stack>
  );
}
