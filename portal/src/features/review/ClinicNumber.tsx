import type { RecordNumber } from '../../admin/types';
import { useClinicName } from '../feeds/useSummary';
import { numberText } from './words';

/** A record number with the clinic that gave it. */
export function ClinicNumber({ number }: { number: RecordNumber }) {
  const clinic = useClinicName(number.source);
  return (
    <>
      {clinic} {numberText(number.number)}
    </>
  );
}
