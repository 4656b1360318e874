import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';

interface Props {
  /** What will be done. */
  label: string;
  /** To what, for those who hear one of several buttons. */
  what: string;
  isBusy: boolean;
  error: Error | null;
  onSubmit: (reason: string) => void;
}

/** A button that asks why before it acts. */
export function ReasonFor({ label, what, isBusy, error, onSubmit }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [wasOpen, setWasOpen] = useState(false);
  useEffect(() => {
    if (isOpen) field.current?.focus();
    else if (wasOpen) button.current?.focus();
  }, [isOpen, wasOpen]);
  const close = () => {
    setWasOpen(true);
    setOpen(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() && !isBusy) onSubmit(reason.trim());
  };
  if (!isOpen) {
    return (
      <Button
        ref={button}
        size="compact-md"
        variant="default"
        aria-label={`${label}: ${what}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    // Escape is heard from any field of the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form onSubmit={submit} aria-label={`${label}: ${what}`} onKeyDown={(e) => e.key === 'Escape' && close()}>
      <Group align="flex-end" gap="sm">
        <TextInput
          ref={field}
          label="Reason"
          required
          autoComplete="off"
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          style={{ flex: '1 1 12rem' }}
        />
        <Button type="submit" loading={isBusy}>
          {label}
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </Group>
      {error && (
        <Text size="sm" role="alert">
          This was not done: {error.message}
        </Text>
      )}
    </form>
  );
}
