import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { tell } from '../../account/client';
import type { Me } from '../../account/types';
import { timeText } from '../../admin/format';
import { Panel } from '../../ui/Panel';
import { Said } from './Said';
import { useDone } from './useAccount';

const blank = { current: '', password: '' };

export function PasswordPanel({ me }: { me: Me }) {
  const [typed, setTyped] = useState(blank);
  const change = useDone(
    (wish: typeof blank) => tell('POST', '/account/api/password', wish),
    () => setTyped(blank),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(typed);
  };
  return (
    <Panel title="Password">
      <form onSubmit={submit}>
        <Stack gap="sm" maw={360}>
          <Text size="sm" c="dimmed">
            Changed last {timeText(me.passwordChangedAt)}. A change ends all other sessions.
          </Text>
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            required
            value={typed.current}
            onChange={(e) => setTyped({ ...typed, current: e.currentTarget.value })}
          />
          <PasswordInput
            label="New password"
            description={`At least ${me.shortestPassword} characters. Several words are good.`}
            autoComplete="new-password"
            required
            value={typed.password}
            onChange={(e) => setTyped({ ...typed, password: e.currentTarget.value })}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
          <Said error={change.error} done={change.isSuccess && 'The password is changed.'} />
        </Stack>
      </form>
    </Panel>
  );
}
