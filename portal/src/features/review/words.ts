import type {
  Agreement,
  Dangerous,
  Explained,
  Field,
  HeldNumber,
  Level,
  PersonEvent,
  RecordNumber,
  RegistrationRecord,
} from '../../admin/types';
import { dateText } from '../../fhir/format';

/** The particulars of a person in the order in which a steward reads them. */
export const FIELDS: Record<Field, string> = {
  GIVEN: 'Given name',
  MIDDLE: 'Middle name',
  FAMILY: 'Family name',
  SUFFIX: 'Suffix',
  BIRTH_DATE: 'Birth date',
  SEX: 'Sex',
  SSN: 'Social security number',
  NUMBER: 'Other number',
  PHONE: 'Telephone',
  EMAIL: 'E-mail',
  ADDRESS: 'Address',
};

const LEVELS: Record<Level, string> = {
  SAME: 'the same',
  NICKNAME: 'one is a short form of the other',
  INITIAL: 'one is the first letter of the other',
  BY_MIDDLE: 'one goes by the middle name of the other',
  CROSSED: 'have changed places',
  CLOSE: 'apart by what a typing error makes',
  VARIANT: 'sound alike, or are spellings of one name',
  SIMILAR: 'alike, but more than an error apart',
  PART: 'a part is the same',
  AREA: 'less than a part is the same',
  NEIGHBOUR: 'two names spelt much alike',
  DIFFERENT: 'different',
  MISSING: 'not stated by both',
};

const OF_FIELD: Partial<Record<`${Field} ${Level}`, string>> = {
  'BIRTH_DATE CROSSED': 'day and month have changed places',
  'BIRTH_DATE AREA': 'the same year',
  'BIRTH_DATE PART': 'as far as both state it, the same',
  'ADDRESS SIMILAR': 'one postal code, another street',
  'ADDRESS PART': 'the same postal code',
  'ADDRESS AREA': 'the same town',
  'GIVEN CROSSED': 'given and family name have changed places',
  'FAMILY CROSSED': 'given and family name have changed places',
  'FAMILY PART': 'one half of a double name is the same',
  'SSN PART': 'the last four digits are the same',
};

export const levelText = ({ field, level }: Agreement) => OF_FIELD[`${field} ${level}`] ?? LEVELS[level];

/** What so many bits mean, and the bits. */
export function weightText(bits: number): string {
  const size = Math.abs(bits);
  const number = `${bits < 0 ? '−' : '+'}${size.toFixed(1)}`;
  if (size < 0.05) return 'says nothing (0.0)';
  const how = size >= 8 ? 'strongly ' : size >= 3 ? '' : 'a little ';
  return `speaks ${how}${bits > 0 ? 'for' : 'against'} one person (${number})`;
}

/** Why the two are a question: the rule, without the figures that stand in the table. */
export function ruleText({ sentence }: Explained): string {
  const rule = sentence.replace(/^[^:]+: /, '').replace(/ \([^(]*bits\)\.$/, '');
  return `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
}

/** What a registration says of one particular, for a reader. */
export function valuesText(field: Field, record: Pick<RegistrationRecord, 'values'>, own = ''): string {
  const values = record.values[field] ?? [];
  return values
    .filter((value) => own === '' || !value.endsWith(`|${own}`))
    .map((value) => VALUE[field]?.(value) ?? value)
    .join('; ');
}

const SEXES: Record<string, string> = { F: 'female', M: 'male', O: 'other', U: 'not known' };

const VALUE: Partial<Record<Field, (value: string) => string>> = {
  GIVEN: capital,
  MIDDLE: capital,
  FAMILY: capital,
  SUFFIX: capital,
  // The state is a part of two letters.
  ADDRESS: (value) => capital(value).replace(/, \p{L}{2}(?=,|$)/u, (state) => state.toUpperCase()),
  SEX: (value) => SEXES[value] ?? value,
  BIRTH_DATE: dateText,
  PHONE: (digits) =>
    digits.replace(/^(\d{3})?(\d{3})(\d{4})$/, (_, area: string, a: string, b: string) =>
      [area, a, b].filter(Boolean).join('-'),
    ),
  NUMBER: (value) => value.slice(value.lastIndexOf('|') + 1),
};

/** The registrations keep names folded; a reader expects capitals. */
function capital(value: string): string {
  return value.replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** A record number; of an id that a server made up, enough to tell it from others. */
export function numberText(number: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(number) ? `id ${number.slice(0, 8)}…` : number;
}

export function nameOf(record: Pick<RegistrationRecord, 'values'> | undefined): string {
  if (!record) return 'Not known';
  const first = (field: Field) => capital(record.values[field]?.[0] ?? '');
  const name = [first('GIVEN'), first('FAMILY'), first('SUFFIX')].filter(Boolean).join(' ');
  return name || 'No name stated';
}

export const bornText = (record: RegistrationRecord) =>
  record.values.BIRTH_DATE?.[0] ? `born ${dateText(record.values.BIRTH_DATE[0])}` : 'birth date not known';

const DANGERS: Record<Dangerous['danger'], string> = {
  ALLERGY: 'an allergy',
  OPIOID: 'an opioid',
  CANCER: 'cancer',
};

/** `an allergy (penicillin), an opioid (oxycodone)`; each danger once. */
export function dangerText(dangers: readonly Dangerous[]): string {
  const kinds = (Object.keys(DANGERS) as Dangerous['danger'][]).filter((kind) =>
    dangers.some((one) => one.danger === kind),
  );
  return kinds
    .map((kind) => {
      const names = [...new Set(dangers.filter((one) => one.danger === kind).map((one) => one.name))];
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      return `${DANGERS[kind]} (${names.slice(0, 3).join(', ')}${more})`;
    })
    .join(', ');
}

interface Naming {
  readonly person: string;
  readonly clinicOf: (source: string) => string;
  /** What a registration is called. */
  readonly called: (registration: number) => string;
  readonly textOf: (number: RecordNumber) => string;
}

const SAID: Record<string, (both: string) => string> = {
  MERGE: (both) => `merged ${both}`,
  LINK: (both) => `said that ${both} are one person`,
  UNLINK: (both) => `said that ${both} are not one person`,
  SAME: (both) => `decided that ${both} are one person`,
  NEVER: (both) => `decided that ${both} never are one person`,
  REOPENED: (both) => `took back what was decided of ${both}`,
  CLAIM: (both) => `took the question of ${both}`,
  RELEASE: (both) => `let go of the question of ${both}`,
  DEFER: (both) => `put off the question of ${both}`,
};

const OUTCOMES: Record<string, (both: string) => string> = {
  LINK: (both) => `The rules linked ${both}`,
  REVIEW: (both) => `The rules put ${both} to a steward`,
  SEPARATE: (both) => `The rules kept ${both} apart`,
};

/** What happened, in one sentence; empty where another event of the same moment says it already. */
export function eventText(event: PersonEvent, naming: Naming): string {
  if (event.registration) return `${movedText(event, naming)}, ${causeText(event.by)}.`;
  const both = `${naming.called(event.one ?? 0)} and ${naming.called(event.other ?? 0)}`;
  if (event.explanation) {
    return `${OUTCOMES[event.what]?.(both) ?? event.what}. ${ruleText(event.explanation)}`;
  }
  // A steward's word is kept twice: as what was done, and as what holds.
  if (event.effective === null && ['LINK', 'NEVER', 'UNDO'].includes(event.what)) return '';
  const said = SAID[event.what]?.(both) ?? event.what;
  if (['MERGE', 'LINK', 'UNLINK'].includes(event.what)) {
    return `${naming.clinicOf(event.by)} ${said}, at ${event.reason ?? ''} of a message.`;
  }
  return `${event.by} ${said}.${event.reason ? ` Reason: ${event.reason}` : ''}`;
}

function movedText({ registration, from, to }: PersonEvent, { person, textOf }: Naming): string {
  const number = registration ? textOf(registration) : '';
  if (to === person) return from === null ? `${number} was registered` : `${number} came to this person`;
  return from === person ? `${number} left for another person` : `${number} moved between other persons`;
}

function causeText(by: string): string {
  if (by === 'DEMOGRAPHICS') return 'by what the clinics say of the people';
  if (by === 'STATEMENT') return 'because a clinic said who is who';
  return by.startsWith('STEWARD ') ? `by steward ${by.slice('STEWARD '.length)}` : by;
}

const ANSWERS: Record<string, string> = {
  same: 'the same person, corrected',
  other: 'another person, who has a registration of their own from there on',
  wrong: 'a wrong number, which enters no chart',
};

/** What was answered of a held record number; empty while it waits. */
export function answerText({ answer, steward, reason }: HeldNumber): string {
  const said = ANSWERS[answer];
  return said ? `${steward ?? 'A steward'} answered: ${said}.${reason ? ` Reason: ${reason}` : ''}` : '';
}
