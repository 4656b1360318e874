import { useLocation } from 'react-router-dom';

/** What a steward has just decided, handed to the next page, so that it can be undone there. Holds ids only. */
export interface LastDecision {
  readonly one: number;
  readonly other: number;
  readonly done: string;
}

export function useLastDecision(): LastDecision | undefined {
  const { state } = useLocation();
  return (state as { last?: LastDecision } | null)?.last;
}
