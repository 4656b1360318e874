import { useEffect, useEffectEvent, useState } from 'react';

const KEPT = 'letters';

/** Whether single letters act. They can be turned off, for those who speak to their browser (WCAG 2.2, 2.1.4). */
export function useLettersSetting(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  const keep = (on: boolean) => {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    setOn(on);
  };
  return [isOn, keep];
}

/** Acts on a key by its name, except where it is typed into a field or goes with another key. */
export function useLetters(
  actions: Readonly<Record<string, (() => void) | undefined>>,
  areLettersOn: boolean,
) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    const isLetter = event.key.length === 1;
    if (isChord || event.defaultPrevented || isField(event.target) || (isLetter && !areLettersOn)) return;
    const act = actions[isLetter ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [role=tab], pre') !== null
  );
}
