import { Alert, Button, Checkbox, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dateText } from '../../fhir/format';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { answer, question, type Person, type Question } from './access';
import { PersonSearch } from './PersonSearch';

/** An app asks to be let in: for whom, and for what, each thing by itself. */
export default function ConsentPage() {
  const state = useSearchParams()[0].get('state') ?? '';
  const asked = useQuery({
    queryKey: ['consent', state],
    queryFn: ({ signal }) => question(state, signal),
    gcTime: 0,
  });
  if (asked.isError) return <Failure what="what the app asks for" error={asked.error} />;
  if (!asked.data) return <Loading what="what the app asks for" />;
  return <Consent question={asked.data} state={state} />;
}

function Consent({ question: asked, state }: { question: Question; state: string }) {
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<Person | undefined>(asked.person ?? undefined);
  const open = asked.person === null && (asked.choices.length > 0 || asked.anybody);
  const given = asked.requests.map(({ scope }) => scope).filter((scope) => !refused.includes(scope));
  const reply = useMutation({
    mutationFn: (scopes: readonly string[]) =>
      answer(asked.clientId, state, scopes, asked.person === null ? chosen?.id : undefined),
    onSuccess: (address) => window.location.assign(address),
  });
  const away = reply.isPending || reply.isSuccess;
  return (
    <Stack gap="lg" maw={640}>
      <div>
        <Title order={1}>Let “{asked.client}” in?</Title>
        <Text c="dimmed">
          You are signed in as {asked.account}. The answer goes to {asked.leadsTo}.
        </Text>
      </div>
      {asked.person && <Text>It is about the chart of {asked.person.name}.</Text>}
      {open && <Whose question={asked} chosen={chosen} onChange={setChosen} />}
      <Checkbox.Group
        label="It asks to be able to"
        description="Take away what you do not want to give."
        value={[...given]}
        onChange={(kept) =>
          setRefused(asked.requests.map(({ scope }) => scope).filter((scope) => !kept.includes(scope)))
        }
      >
        <Stack gap="xs" mt="sm">
          {asked.requests.map(({ scope, words }) => (
            <Checkbox key={scope} value={scope} label={words} />
          ))}
        </Stack>
      </Checkbox.Group>
      {reply.isError && (
        <Alert color="red" role="alert">
          {reply.error.message}
        </Alert>
      )}
      <Group>
        <Button
          onClick={() => reply.mutate([...asked.silent, ...given])}
          disabled={away || given.length === 0 || (open && !chosen)}
        >
          Let it in
        </Button>
        <Button variant="default" onClick={() => reply.mutate([])} disabled={away}>
          No
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        You can take this back at any time under “Apps”.
      </Text>
    </Stack>
  );
}

interface WhoseProps {
  question: Question;
  chosen: Person | undefined;
  onChange: (person: Person) => void;
}

function Whose({ question: asked, chosen, onChange }: WhoseProps) {
  return (
    <Stack gap="sm">
      {asked.choices.length > 0 && (
        <Radio.Group
          label="Whose chart?"
          value={chosen?.id ?? ''}
          onChange={(id) => {
            const person = asked.choices.find((choice) => choice.id === id);
            if (person) onChange(person);
          }}
        >
          <Stack gap="xs" mt="sm">
            {asked.choices.map((person) => (
              <Radio
                key={person.id}
                value={person.id}
                label={person.birthDate ? `${person.name}, born ${dateText(person.birthDate)}` : person.name}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {asked.anybody && <PersonSearch chosen={chosen} onChange={onChange} />}
    </Stack>
  );
}
