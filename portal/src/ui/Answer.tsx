import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Empty } from './Empty';
import { Failure } from './Failure';
import { Loading } from './Loading';

interface Props<T> {
  of: UseQueryResult<readonly T[]>;
  /** Names what is asked for, in the plural. */
  what: string;
  none: string;
  children: (found: readonly T[]) => ReactNode;
}

/** A list that was asked for: on its way, failed, empty or here. Shows nothing while nothing is asked. */
export function Answer<T>({ of, what, none, children }: Props<T>) {
  if (of.isLoading) return <Loading what={what} />;
  if (of.isError) return <Failure what={what} error={of.error} retry={() => void of.refetch()} />;
  if (!of.data) return null;
  return of.data.length === 0 ? <Empty>{none}</Empty> : children(of.data);
}
