import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, remove, send } from '../../admin/client';
import type { Client, ClientOrder } from '../../admin/types';

const PATH = '/clients';
const KEY = ['clients'];

const at = (id: string) => `${PATH}/${encodeURIComponent(id)}`;

export const useClients = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<readonly Client[]>(PATH, signal) });

/** Something decided about clients; the list is asked for anew. */
function useDecision<In, Out>(act: (input: In) => Promise<Out>, onDone?: (out: Out) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (out) => {
      onDone?.(out);
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
}

export const useRegister = (onDone: (client: Client) => void) =>
  useDecision((order: ClientOrder) => send<Client>(PATH, order), onDone);

export const useRenewSecret = (id: string) => useDecision(() => send<Client>(`${at(id)}/secret`, {}));

export const useShut = (id: string) =>
  useDecision((shut: boolean) => send<Client>(`${at(id)}/${shut ? 'disable' : 'enable'}`, {}));

export const useEnd = (id: string) => useDecision(() => remove(at(id)));
