import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Panel } from '../../ui/Panel';
import { Said } from '../account/Said';
import { useRegister } from './clients';
import { EMPTY, orderOf, type Kind, type Typed } from './form';
import { SecretOnce } from './SecretOnce';

const KINDS: { value: Kind; label: string }[] = [
  { value: 'public', label: 'in no way: an app in a browser or on a device' },
  { value: 'secret', label: 'by a secret, shown once' },
  { value: 'keys', label: 'by signing with keys of its own' },
];

/** Makes an app or a back end known, so that it can ask for access. */
export function RegisterClient() {
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const [wrong, setWrong] = useState<Error | null>(null);
  const register = useRegister(() => setTyped(EMPTY));
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      // The event is gone by the time the state is made.
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
    autoComplete: 'off',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const order = orderOf(typed);
    setWrong(typeof order === 'string' ? new Error(order) : null);
    if (typeof order !== 'string') register.mutate(order);
  };
  return (
    <Panel title="Register an app">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label="Client id" required {...field('id')} />
          <TextInput label="Name, as people will read it" required {...field('name')} />
          <Select
            label="It shows who it is"
            data={KINDS}
            value={typed.kind}
            allowDeselect={false}
            onChange={(kind) => kind && setTyped({ ...typed, kind: kind as Kind })}
          />
          {typed.kind === 'keys' && (
            <Textarea
              label="Its public keys, or their address"
              required
              autosize
              minRows={2}
              {...field('keys')}
            />
          )}
          <Textarea
            label="Redirect URIs, one a line"
            description="None for a back end, which comes on nobody's behalf."
            autosize
            minRows={2}
            {...field('redirects')}
          />
          <Textarea label="Scopes it may ask for" required autosize minRows={2} {...field('scopes')} />
          <TextInput
            label="Launch URL"
            description="Where it is opened from a chart; without one it is not offered there."
            {...field('launchUrl')}
          />
          <Textarea
            label="Further origins, one a line"
            description="Sites whose pages read with its tokens, beside those of the redirect URIs."
            autosize
            {...field('origins')}
          />
          <Group>
            <Button type="submit" loading={register.isPending}>
              Register
            </Button>
          </Group>
          <Said error={wrong ?? register.error} done={register.isSuccess && 'Registered.'} />
          {register.data?.secret && <SecretOnce secret={register.data.secret} />}
        </Stack>
      </form>
    </Panel>
  );
}
