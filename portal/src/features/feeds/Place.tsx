import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MarkedText } from '../../ui/MarkedText';
import { useExcerpt } from './useMessages';

/** The piece of the message around a place, the place marked. */
export function Place({ record, place }: { record: number; place: string }) {
  const piece = useExcerpt(record, place);
  if (piece.isLoading) return <Loading what="the place" />;
  if (piece.isError) {
    return <Failure what="the place" error={piece.error} retry={() => void piece.refetch()} />;
  }
  if (!piece.data?.text) return <Empty>This concerns the message as a whole, not one place in it.</Empty>;
  return (
    <MarkedText text={piece.data.text} spans={[piece.data]} label={`Message at ${place}`} height={220} />
  );
}
