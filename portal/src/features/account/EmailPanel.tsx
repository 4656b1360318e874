import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { tell } from '../../account/client';
import type { Me } from '../../account/types';
import { Panel } from '../../ui/Panel';
import { Said } from './Said';
import { useDone } from './useAccount';

export function EmailPanel({ me }: { me: Me }) {
  const [email, setEmail] = useState(me.email ?? '');
  const [current, setCurrent] = useState('');
  const change = useDone(
    (wish: { current: string; email: string }) => tell('POST', '/account/api/email', wish),
    () => setCurrent(''),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ current, email });
  };
  return (
    <Panel title="E-mail">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={360}>
          <Text size="sm" c="dimmed">
            {stateOf(me)}
          </Text>
          <TextInput
            label="E-mail address"
            type="email"
            autoComplete="email"
            value={email}
            onChange={(e) => setEmail(e.currentTarget.value)}
          />
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(e) => setCurrent(e.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the address
          </Button>
          <Said error={change.error} done={change.isSuccess && 'A letter asks you to confirm the address.'} />
        </Stack>
      </form>
    </Panel>
  );
}

function stateOf({ email, emailConfirmed }: Me): string {
  if (!email) return 'Without an address nobody can send you a new password.';
  return emailConfirmed
    ? 'The address is confirmed.'
    : 'The address is not confirmed yet: see the letter that was sent to it.';
}
