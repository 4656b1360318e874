import type { Observation } from 'fhir/r4';
import type { Kind } from './entries';
import { conceptText, quantityText, rangeText } from './format';
import type { Line } from './lines';

/** A vital sign, a laboratory result, or another finding: the sender's own category says which. */
export function observationLine(resource: Observation): Line {
  const coding = resource.code.coding?.[0];
  return {
    kind: kindOf(resource),
    title: conceptText(resource.code),
    code: coding?.code ? `${coding.system ?? ''}|${coding.code}` : conceptText(resource.code),
    when: resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? '',
    until: resource.effectivePeriod?.end ?? '',
    value: valueText(resource),
    number: resource.valueQuantity?.value ?? resource.valueInteger,
    unit: resource.valueQuantity?.unit ?? resource.valueQuantity?.code ?? '',
    status: resource.status,
  };
}

/** Without a category it counts as a laboratory result, which most results are. */
function kindOf(resource: Observation): Kind {
  const categories = (resource.category ?? []).flatMap((c) => c.coding ?? []).map((coding) => coding.code);
  if (categories.includes('vital-signs')) return 'vital';
  return categories.length === 0 || categories.includes('laboratory') ? 'laboratory' : 'other';
}

function valueText(o: Observation): string {
  const own =
    quantityText(o.valueQuantity) ||
    conceptText(o.valueCodeableConcept) ||
    o.valueString ||
    (o.valueInteger?.toString() ?? '') ||
    rangeText(o.valueRange) ||
    o.valueDateTime ||
    '';
  const parts = (o.component ?? []).map(
    (c) => `${conceptText(c.code)} ${quantityText(c.valueQuantity) || conceptText(c.valueCodeableConcept)}`,
  );
  return [own, ...parts].filter(Boolean).join(', ');
}
