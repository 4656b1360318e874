import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Said } from './Said';

interface Props {
  label: string;
  busy: boolean;
  error: Error | null;
  onConfirm: (password: string) => void;
}

/** Asks for the password before something that matters. */
export function WithPassword({ label, busy, error, onConfirm }: Props) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(password);
    setPassword('');
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Group align="flex-end">
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            required
            miw={220}
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy}>
            {label}
          </Button>
        </Group>
        <Said error={error} />
      </Stack>
    </form>
  );
}
