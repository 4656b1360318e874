import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

export interface SearchField<K extends string> {
  name: K;
  label: string;
  placeholder?: string;
  type?: 'text' | 'date';
  /** Offers these and no others. */
  options?: { value: string; label: string }[];
}

interface Props<K extends string> {
  fields: readonly SearchField<K>[];
  onAsk: (asked: Record<K, string>) => void;
  /** Says whether enough is typed; without it, a form left empty asks for everything. */
  isEnough?: (typed: Record<K, string>) => boolean;
  action?: string;
  variant?: 'filled' | 'default';
}

/** A form that asks when it is sent. What is typed stays out of the address and out of the browser's memory of forms. */
export function SearchForm<K extends string>({
  fields,
  onAsk,
  isEnough = () => true,
  action = 'Find',
  variant = 'filled',
}: Props<K>) {
  const [typed, setTyped] = useState(() => each(fields, () => ''));
  const asked = each(fields, (name) => typed[name].trim());
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(asked);
      }}
    >
      <Group align="flex-end">
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name]}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
        <Button type="submit" variant={variant} disabled={!isEnough(asked)}>
          {action}
        </Button>
      </Group>
    </form>
  );
}

interface FieldProps {
  field: SearchField<string>;
  value: string;
  onChange: (value: string) => void;
}

function Field({ field: { label, placeholder, type, options }, value, onChange }: FieldProps) {
  const common = {
    label,
    value,
    onChange: (e: { currentTarget: { value: string } }) => onChange(e.currentTarget.value),
  };
  if (options) return <NativeSelect {...common} data={options} />;
  return <TextInput {...common} placeholder={placeholder} type={type} autoComplete="off" />;
}

function each<K extends string>(
  fields: readonly SearchField<K>[],
  value: (name: K) => string,
): Record<K, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, value(name)])) as Record<K, string>;
}
