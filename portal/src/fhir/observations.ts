import type { CodeableConcept, Observation, ObservationComponent, Quantity } from 'fhir/r4';
import type { Flag } from './entries';
import { conceptText, dateText, quantityText, rangeText } from './format';
import { kindOf } from './kinds';
import { blank, codesOf, type Line } from './line';
import { PANEL, pressureOf, pressureText } from './pressure';
import { plainTitle } from './titles';
import { unitText } from './units';

/** A vital sign, a laboratory result, an answer, or another finding. */
export function observationLine(resource: Observation): Line {
  const codes = codesOf(resource.code);
  const pressure = pressureOf(resource);
  const isWhole = pressure?.systolic !== undefined && pressure.diastolic !== undefined;
  return {
    ...blank,
    kind: kindOf(resource),
    title: isWhole ? 'Blood pressure' : plainTitle(titleOf(resource.code)),
    code: isWhole ? PANEL : (codes[0] ?? conceptText(resource.code)),
    codes,
    when: resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? '',
    until: resource.effectivePeriod?.end ?? '',
    value: isWhole ? pressureText(pressure) : valueText(resource),
    number: resource.valueQuantity?.value ?? resource.valueInteger,
    unit: unitText(resource.valueQuantity?.unit ?? resource.valueQuantity?.code),
    range: rangesOf(resource),
    flag: flagOf(resource),
    pressure,
    status: resource.status,
    by: (resource.performer ?? []).map((performer) => performer.display ?? '').find(Boolean) ?? '',
    visit: resource.encounter?.reference ?? '',
  };
}

/** Some senders write the panel's name beside the code of a single test; then the code's own name says which it is. */
function titleOf(code: CodeableConcept): string {
  const display = code.coding?.find((coding) => coding.display)?.display ?? '';
  const isPanels = /\bpanel\b/i.test(code.text ?? '') && !/\bpanel\b/i.test(display);
  return isPanels && display !== '' ? display : conceptText(code);
}

function valueText(o: Observation): string {
  const parts = (o.component ?? []).map((c) => `${plainTitle(conceptText(c.code))} ${ownText(c)}`);
  return [ownText(o), ...parts].filter(Boolean).join(', ');
}

function ownText(o: Observation | ObservationComponent): string {
  return (
    quantityText(o.valueQuantity) ||
    plainTitle(conceptText(o.valueCodeableConcept)) ||
    o.valueString ||
    (o.valueInteger?.toString() ?? '') ||
    rangeText(o.valueRange) ||
    (o.valueBoolean === undefined ? '' : o.valueBoolean ? 'yes' : 'no') ||
    dateText(o.valueDateTime) ||
    plainTitle(conceptText(o.dataAbsentReason))
  );
}

/** The ranges that the sender gives, each as it words it. */
function rangesOf(o: Observation): string {
  const all = [o, ...(o.component ?? [])].flatMap((part) => part.referenceRange ?? []);
  return [...new Set(all.map((range) => range.text ?? boundsText(rangeText(range), range)))]
    .filter(Boolean)
    .join('; ');
}

function boundsText(both: string, range: { low?: unknown; high?: unknown }): string {
  if (range.low && range.high) return both;
  return both && `${range.low ? 'from' : 'up to'} ${both}`;
}

const FLAGS: Record<string, Flag> = {
  H: { words: 'high', grave: false },
  HU: { words: 'high', grave: false },
  HH: { words: 'critically high', grave: true },
  '>': { words: 'above what can be measured', grave: true },
  L: { words: 'low', grave: false },
  LU: { words: 'low', grave: false },
  LL: { words: 'critically low', grave: true },
  '<': { words: 'below what can be measured', grave: false },
  A: { words: 'abnormal', grave: false },
  AA: { words: 'critically abnormal', grave: true },
  R: { words: 'resistant', grave: false },
  POS: { words: 'positive', grave: false },
  DET: { words: 'detected', grave: false },
};

/** The sender's own judgement; without one, what its only range says of the number. */
function flagOf(o: Observation): Flag | undefined {
  const parts = [o, ...(o.component ?? [])];
  const codes = parts.flatMap((part) => part.interpretation ?? []).flatMap((i) => i.coding ?? []);
  const flags = codes.flatMap((coding) => FLAGS[coding.code ?? ''] ?? []);
  if (flags.length > 0) return flags.find((flag) => flag.grave) ?? flags[0];
  if (parts.some((part) => (part.interpretation ?? []).length > 0)) return undefined;
  return parts.map(outside).find((flag) => flag !== undefined);
}

/** A range for some people only, or in another unit, is not compared. */
function outside(part: Observation | ObservationComponent): Flag | undefined {
  const [range, other] = part.referenceRange ?? [];
  const value = part.valueQuantity;
  if (!range || other || value?.value === undefined || value.comparator) return undefined;
  if (
    range.appliesTo ||
    range.age ||
    (range.type && !conceptText(range.type).toLowerCase().includes('normal'))
  )
    return undefined;
  const unit = value.code ?? value.unit;
  const isSame = (bound: Quantity | undefined) => {
    const its = bound?.code ?? bound?.unit;
    return its === undefined || its === unit;
  };
  if (!isSame(range.low) || !isSame(range.high)) return undefined;
  if (range.high?.value !== undefined && value.value > range.high.value)
    return { words: 'above its range', grave: false };
  if (range.low?.value !== undefined && value.value < range.low.value)
    return { words: 'below its range', grave: false };
  return undefined;
}
