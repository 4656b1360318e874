import { useNavigate } from 'react-router-dom';
import { undo } from '../../admin/stewards';
import { useLastDecision } from './lastDecision';
import { Undo } from './Undo';
import { useOrder } from './useReview';

/** The last decision on a pair, until it is undone or the page is left. */
export function UndoDecision() {
  const last = useLastDecision();
  const undoing = useUndoDecision();
  if (!last) return null;
  return <Undo done={last.done} isBusy={undoing.isPending} error={undoing.error} onUndo={undoing.act} />;
}

/** Undoes the last decision and goes back to its pair. */
export function useUndoDecision() {
  const last = useLastDecision();
  const go = useNavigate();
  const order = useOrder(async () => {
    if (!last) return;
    await undo(last, 'Undone at once by the steward');
    void go(`/admin/review/${last.one}/${last.other}`);
  });
  return { ...order, act: () => order.mutate(undefined) };
}
