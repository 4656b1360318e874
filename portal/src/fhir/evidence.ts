import type { FhirResource, Parameters, ParametersParameter } from 'fhir/r4';

/** One clinic's statement behind a fact. */
export interface Statement {
  readonly clinic: string;
  readonly clinicName: string;
  readonly messageId: string;
  readonly unit: string;
  readonly place: string;
  readonly time: string;
  readonly stands: boolean;
  readonly withdrawn: boolean;
  /** The text around the place, and which part of it is the place; undefined where the message cannot be shown. */
  readonly excerpt: Excerpt | undefined;
  readonly stated: FhirResource | undefined;
}

/** A piece of a message: the part from `start` to `end` is what the fact was made of. */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A message as it arrived. */
export interface Message {
  readonly id: string;
  readonly received: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Evidence {
  readonly statements: readonly Statement[];
  readonly messages: ReadonlyMap<string, Message>;
}

/** Reads what `$evidence` answers. */
export function evidenceOf(parameters: Parameters): Evidence {
  const all = parameters.parameter ?? [];
  const messages = all.filter((p) => p.name === 'message').map(messageOf);
  return {
    statements: all.filter((p) => p.name === 'statement').map(statementOf),
    messages: new Map(messages.map((m) => [m.id, m])),
  };
}

function statementOf(parameter: ParametersParameter): Statement {
  const part = partsOf(parameter);
  return {
    clinic: part('source')?.valueCode ?? '',
    clinicName: part('sourceName')?.valueString ?? '',
    messageId: part('message')?.valueString ?? '',
    unit: part('unit')?.valueString ?? '',
    place: part('place')?.valueString ?? '',
    time: part('time')?.valueInstant ?? '',
    stands: part('stands')?.valueBoolean ?? false,
    withdrawn: part('withdrawn')?.valueBoolean ?? false,
    excerpt: excerptOf(part('excerpt')),
    stated: part('stated')?.resource as FhirResource | undefined,
  };
}

function excerptOf(parameter: ParametersParameter | undefined): Excerpt | undefined {
  if (!parameter) return undefined;
  const part = partsOf(parameter);
  const text = part('text')?.valueString ?? '';
  return { text, start: part('start')?.valueInteger ?? 0, end: part('end')?.valueInteger ?? text.length };
}

function messageOf(parameter: ParametersParameter): Message {
  const part = partsOf(parameter);
  return {
    id: part('id')?.valueString ?? '',
    received: part('received')?.valueInstant ?? '',
    contentType: part('contentType')?.valueCode ?? '',
    bytes: Uint8Array.from(atob(part('data')?.valueBase64Binary ?? ''), (c) => c.charCodeAt(0)),
  };
}

function partsOf(parameter: ParametersParameter) {
  return (name: string) => parameter.part?.find((p) => p.name === name);
}
