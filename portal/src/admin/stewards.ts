import { get, send, tell } from './client';
import type {
  Compared,
  HeldAnswer,
  HeldNumber,
  HeldNumbers,
  Linked,
  Met,
  PairEnds,
  Parted,
  PersonLinks,
  PersonNumbers,
  ReviewCounts,
  ReviewList,
  WaitingPair,
} from './types';

const pair = ({ one, other }: PairEnds) => `/review/${one}/${other}`;

export const reviewCounts = (signal: AbortSignal) => get<ReviewCounts>('/review/counts', signal);
export const reviewList = (signal: AbortSignal) => get<ReviewList>('/review?limit=200', signal);
export const compared = (ends: PairEnds, signal: AbortSignal) => get<Compared>(pair(ends), signal);
export const facts = (ends: PairEnds, signal: AbortSignal) => get<Met[]>(`${pair(ends)}/facts`, signal);

export const claim = (ends: PairEnds) => tell(`${pair(ends)}/claim`, {});
export const release = (ends: PairEnds) => tell(`${pair(ends)}/release`, {});
export const link = (ends: PairEnds, reason: string) => send<Linked>(`${pair(ends)}/link`, { reason });
export const never = (ends: PairEnds, reason: string) => send<Linked>(`${pair(ends)}/never`, { reason });
export const undo = (ends: PairEnds, reason: string) => send<Linked>(`${pair(ends)}/undo`, { reason });

/** @param until an instant */
export const defer = (ends: PairEnds, reason: string, until: string) =>
  tell(`${pair(ends)}/defer`, { reason, until });

export const heldNumbers = (answered: boolean, signal: AbortSignal) =>
  get<HeldNumbers>(`/held-numbers?answered=${answered}`, signal);
export const heldNumber = (id: string, signal: AbortSignal) =>
  get<HeldNumber>(`/held-numbers/${encodeURIComponent(id)}`, signal);
export const answerHeld = (id: number, answer: HeldAnswer, reason: string) =>
  tell(`/held-numbers/${id}/${answer}`, { reason });

/** By POST: a record number must not be in a URL. */
export const withNumber = (number: string, signal: AbortSignal) =>
  send<PersonNumbers[]>('/persons/find', { number }, signal);
export const personLinks = (id: string, signal: AbortSignal) =>
  get<PersonLinks>(`/persons/${encodeURIComponent(id)}/links`, signal);
export const waitingOf = (id: string, signal: AbortSignal) =>
  get<WaitingPair[]>(`/persons/${encodeURIComponent(id)}/waiting`, signal);
export const takeOut = (id: string, registration: number, reason: string) =>
  send<Parted>(`/persons/${encodeURIComponent(id)}/numbers/${registration}/out`, { reason });
export const putBack = (id: string, registration: number, reason: string) =>
  send<Parted>(`/persons/${encodeURIComponent(id)}/numbers/${registration}/back`, { reason });
export const acknowledge = (id: string, reason: string) =>
  tell(`/persons/${encodeURIComponent(id)}/acknowledge`, { reason });
