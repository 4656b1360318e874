import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';

interface Props {
  /** Says what is folded away, and how much. */
  label: ReactNode;
  children: ReactNode;
}

/** Something that is folded away until it is asked for; what is folded is not in the page. */
export function Disclosure({ label, children }: Props) {
  const fold = useFold();
  return (
    <div>
      <FoldButton fold={fold}>{label}</FoldButton>
      {fold.isOpen && <div id={fold.id}>{children}</div>}
    </div>
  );
}

/** Whether something is folded away, for a button that is elsewhere than what it opens. */
export interface Fold {
  readonly isOpen: boolean;
  /** The id of what it opens. */
  readonly id: string;
  readonly toggle: () => void;
}

export function useFold(): Fold {
  const [isOpen, { toggle }] = useDisclosure(false);
  return { isOpen, id: useId(), toggle };
}

export function FoldButton({ fold, children }: { fold: Fold; children: ReactNode }) {
  return (
    <UnstyledButton
      onClick={fold.toggle}
      aria-expanded={fold.isOpen}
      aria-controls={fold.isOpen ? fold.id : undefined}
      py={2}
      c="var(--mantine-color-anchor)"
      style={{ minHeight: 26, textAlign: 'start' }}
    >
      <span aria-hidden>{fold.isOpen ? '▾ ' : '▸ '}</span>
      {children}
    </UnstyledButton>
  );
}
