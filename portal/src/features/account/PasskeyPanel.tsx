import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { order, tell } from '../../account/client';
import { makePasskey, passkeysWork } from '../../account/passkeys';
import { timeText } from '../../admin/format';
import { Panel } from '../../ui/Panel';
import { Said } from './Said';
import { useDone, usePasskeys } from './useAccount';
import { WithPassword } from './WithPassword';

export function PasskeyPanel() {
  const passkeys = usePasskeys();
  const [label, setLabel] = useState('');
  const add = useDone(
    (current: string) => addPasskey(current, label),
    () => setLabel(''),
  );
  const remove = useDone((id: string) => tell('DELETE', `/account/api/passkeys/${encodeURIComponent(id)}`));
  return (
    <Panel title="Passkeys">
      <Stack gap="sm">
        <Text size="sm">A passkey signs you in by this device, without a password and without a code.</Text>
        {passkeys.data?.map((passkey) => (
          <Group key={passkey.id} justify="space-between">
            <Text>
              {passkey.label}{' '}
              <Text span size="sm" c="dimmed">
                used last {timeText(passkey.lastUsedAt)}
              </Text>
            </Text>
            <Button
              variant="default"
              size="xs"
              aria-label={`Remove the passkey ${passkey.label}`}
              onClick={() => remove.mutate(passkey.id)}
            >
              Remove
            </Button>
          </Group>
        ))}
        {passkeysWork() ? (
          <>
            <TextInput
              label="What to call a new one"
              placeholder="My phone"
              maw={360}
              value={label}
              onChange={(e) => setLabel(e.currentTarget.value)}
            />
            <WithPassword
              label="Add a passkey"
              busy={add.isPending}
              error={add.error}
              onConfirm={add.mutate}
            />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            This browser cannot make passkeys for this address.
          </Text>
        )}
        <Said error={remove.error} done={add.isSuccess && 'The passkey is added.'} />
      </Stack>
    </Panel>
  );
}

async function addPasskey(current: string, label: string): Promise<void> {
  const options = await order<PublicKeyCredentialCreationOptionsJSON>('/account/api/passkeys/options', {
    current,
  });
  await tell('POST', '/account/api/passkeys', { label, passkey: await makePasskey(options) });
}
