import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../ui/Loading';
import { authorization } from './authorization';

/** Shows a page once this tab may ask for charts: signing in leaves the page, and would take with it what was typed. */
export function SignedIn({ children }: { children: ReactNode }) {
  const ready = useQuery({
    queryKey: ['signed-in-tab'],
    queryFn: async () => (await authorization().header()) ?? '',
    retry: false,
    staleTime: Infinity,
  });
  return ready.isPending ? <Loading what="the page" /> : <>{children}</>;
}
