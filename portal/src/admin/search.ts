import type { MessageQuestion, State } from './types';

/** The form by which an administrator looks for messages; an empty field asks nothing. */
export interface MessageForm {
  readonly source: string;
  readonly state: State | '';
  readonly recordNumber: string;
  readonly controlId: string;
  readonly from: string;
  readonly to: string;
  readonly hasError: boolean;
}

export const anyMessage: MessageForm = {
  source: '',
  state: '',
  recordNumber: '',
  controlId: '',
  from: '',
  to: '',
  hasError: false,
};

const PAGE = 25;

/** The same as the admin API wants it. */
export function questionOf(form: MessageForm, page: number): MessageQuestion {
  return {
    ...(form.source && { source: form.source }),
    ...(form.state && { state: form.state }),
    ...(form.hasError && { hasError: true }),
    ...(form.controlId.trim() && { controlId: form.controlId.trim() }),
    ...(form.recordNumber.trim() && { mrn: form.recordNumber.trim() }),
    ...instant('from', form.from),
    ...instant('to', form.to),
    page,
    size: PAGE,
  };
}

/** A time of the reader's own zone, as the input gives it, as an instant. */
function instant<K extends string>(key: K, local: string): Partial<Record<K, string>> {
  const time = new Date(local);
  if (local === '' || Number.isNaN(time.getTime())) return {};
  return { [key]: time.toISOString() } as Partial<Record<K, string>>;
}
