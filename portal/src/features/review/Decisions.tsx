import { Alert, Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { Disclosure } from '../../ui/Disclosure';
import { useIsWide } from '../../ui/Folded';
import classes from './Review.module.css';
import { useLetters, useLettersSetting } from './useLetters';

/** Something a steward can decide, always with a reason. */
export interface Choice {
  readonly id: string;
  /** The letter that opens it. */
  readonly letter: string;
  readonly label: string;
  /** What will happen. */
  readonly meaning: string;
  /** Reasons that are often given. */
  readonly reasons: readonly string[];
  /** Days to choose from, where it is until a day. */
  readonly days?: readonly number[];
  readonly main?: boolean;
}

interface Props {
  choices: readonly Choice[];
  isBusy: boolean;
  error: Error | null;
  onDecide: (choice: Choice, reason: string, days: number) => void;
  /** Other keys of the page, with what they do. */
  keys: readonly {
    readonly key: string;
    readonly name: string;
    readonly does: string;
    readonly act?: () => void;
  }[];
}

/** The decisions on what a page shows, in a bar that stays in view; each asks for a reason. */
export function Decisions({ choices, isBusy, error, onDecide, keys }: Props) {
  const [open, setOpen] = useState<Choice>();
  const [letters, setLetters] = useLettersSetting();
  const cancel = () => {
    if (open) document.getElementById(`decide-${open.id}`)?.focus();
    setOpen(undefined);
  };
  useLetters(
    Object.fromEntries([
      ...choices.map((choice) => [choice.letter, () => setOpen(choice)]),
      ...keys.map(({ key, act }) => [key, act]),
      ['Escape', open ? cancel : undefined],
    ]) as Record<string, (() => void) | undefined>,
    letters,
  );
  const hint = [
    ...(letters ? choices.map((c) => `${c.letter.toUpperCase()} ${c.label.toLowerCase()}`) : []),
    ...keys.filter(({ key }) => letters || key.length > 1).map(({ name, does }) => `${name} ${does}`),
    'Enter decides',
    'Esc closes the reason',
  ].join(', ');
  return (
    <section aria-label="Decide" className={classes['bar']}>
      <Stack gap="xs">
        {error && (
          <Alert color="red" role="alert" py="xs" title="This was not done">
            {error.message}
          </Alert>
        )}
        <Group gap="sm">
          {choices.map((choice) => (
            <Button
              key={choice.id}
              id={`decide-${choice.id}`}
              variant={choice.main ? 'filled' : 'default'}
              aria-expanded={open?.id === choice.id}
              aria-keyshortcuts={letters ? choice.letter : undefined}
              onClick={() => setOpen(choice)}
            >
              {choice.label}
              {letters && (
                <kbd className={classes['key']} aria-hidden>
                  {choice.letter.toUpperCase()}
                </kbd>
              )}
            </Button>
          ))}
        </Group>
        {open && (
          <Reason
            key={open.id}
            choice={open}
            isBusy={isBusy}
            onCancel={cancel}
            onSubmit={(reason, days) => onDecide(open, reason, days)}
          />
        )}
        <Keys hint={hint} letters={letters} onLetters={setLetters} />
      </Stack>
    </section>
  );
}

interface ReasonProps {
  choice: Choice;
  isBusy: boolean;
  onCancel: () => void;
  onSubmit: (reason: string, days: number) => void;
}

/** Why; Enter decides, Escape closes. */
function Reason({ choice, isBusy, onCancel, onSubmit }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(choice.days?.[0] ?? 0);
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const title = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
    } else onSubmit(reason.trim(), days);
  };
  return (
    // Escape is heard from any field of the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      onSubmit={submit}
      noValidate
      aria-labelledby={title}
      onKeyDown={(e) => e.key === 'Escape' && onCancel()}
    >
      <Text id={title} size="sm" mb={4}>
        {choice.meaning}
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput
          ref={field}
          label="Reason"
          required
          autoComplete="off"
          list={`${title}-reasons`}
          value={reason}
          error={isMissing && reason.trim() === '' ? 'Say why.' : undefined}
          onChange={(e) => setReason(e.currentTarget.value)}
          style={{ flex: '1 1 16rem' }}
        />
        <datalist id={`${title}-reasons`}>
          {choice.reasons.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {choice.days && (
          <NativeSelect
            label="Ask again"
            value={String(days)}
            data={choice.days.map((n) => ({
              value: String(n),
              label: n === 1 ? 'tomorrow' : `in ${n} days`,
            }))}
            onChange={(e) => setDays(Number(e.currentTarget.value))}
          />
        )}
        <Button type="submit" loading={isBusy}>
          {choice.label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

interface KeysProps {
  hint: string;
  letters: boolean;
  onLetters: (areOn: boolean) => void;
}

/** Which keys act; on a narrow screen, which seldom has any, behind a button. */
function Keys({ hint, letters, onLetters }: KeysProps) {
  const isWide = useIsWide();
  const all = (
    <Group gap="md" justify="space-between">
      <Text size="xs" c="dimmed">
        Keys: {hint}
      </Text>
      <Switch
        size="xs"
        label="Single letters act"
        checked={letters}
        onChange={(e) => onLetters(e.currentTarget.checked)}
      />
    </Group>
  );
  return isWide ? all : <Disclosure label="Keys">{all}</Disclosure>;
}
