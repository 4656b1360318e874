import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read } from '../../account/client';
import type {
  AccountLine,
  InvitationLine,
  Me,
  PasskeyLine,
  ProxyLines,
  Registration,
  SessionLine,
} from '../../account/types';

const API = '/account/api';

function useList<T>(what: string, enabled = true) {
  return useQuery({
    queryKey: ['account', what],
    enabled,
    queryFn: ({ signal }) => read<T>(`${API}/${what}`, signal),
  });
}

export const useMe = () => useList<Me>('me');
export const useSessions = () => useList<readonly SessionLine[]>('sessions');
export const usePasskeys = () => useList<readonly PasskeyLine[]>('passkeys');
export const useProxies = () => useList<ProxyLines>('proxies');
export const useInvitations = () => useList<readonly InvitationLine[]>('invitations');
export const useAccounts = () => useList<readonly AccountLine[]>('accounts');
export const useRegistrations = (person: string) =>
  useList<readonly Registration[]>(`people/${encodeURIComponent(person)}`, person !== '');

/** Something done to accounts; what is shown of them is asked for anew. */
export function useDone<In, Out>(act: (input: In) => Promise<Out>, onDone?: (out: Out) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (out) => {
      onDone?.(out);
      return queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
}
