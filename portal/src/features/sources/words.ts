import { wordsOf } from '../../admin/format';
import type { Backlog } from '../../admin/types';

/** The colour of a state, beside its words. */
export function colorOf(state: string): string {
  switch (state) {
    case 'ACTIVE':
    case 'COMPLETE':
      return 'teal';
    case 'RUNNING':
    case 'MORE':
    case 'EXPORTING':
    case 'NEW':
      return 'blue';
    case 'PAUSED':
    case 'ENDED':
    case 'STOPPED':
    case 'UNKNOWN':
      return 'gray';
    default:
      return 'red';
  }
}

export const stateWords = (state: string): string => wordsOf(state).toLowerCase();

/** How long the rest takes, as somebody would say it. */
export function restText(backlog: Backlog): string {
  if (backlog.minutes === null) return 'nothing moves';
  const minutes = Math.ceil(backlog.minutes);
  if (minutes < 2) return 'about a minute';
  if (minutes < 120) return `about ${minutes} minutes`;
  return `about ${Math.ceil(minutes / 60)} hours`;
}

export const rateText = (backlog: Backlog): string =>
  `${Math.round(backlog.perMinute).toLocaleString()} a minute`;
