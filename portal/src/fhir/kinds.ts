import type { Observation } from 'fhir/r4';
import type { Kind } from './entries';

const LOINC = 'http://loinc.org';

/** The vital signs whose codes FHIR R4 fixes, with the parts of a blood pressure and the pulse oximetry of US Core. */
const VITALS = new Set([
  '85353-1',
  '85354-9',
  '8480-6',
  '8462-4',
  '9279-1',
  '8867-4',
  '2708-6',
  '59408-5',
  '8310-5',
  '8302-2',
  '9843-4',
  '8289-1',
  '8287-5',
  '29463-7',
  '39156-5',
  '59576-9',
  '77606-2',
]);

/** Words of questionnaires in the names that LOINC and their authors give them. */
const QUESTIONNAIRE =
  /\b(questionnaire|phq|gad-?7|audit(-c)?|dast|prapare|hark|promis|edinburgh|morse fall|risk level|scale|survey|score|pain severity|generalized anxiety|have you|do you|are you|how many|how often|your|what number)\b|\?$/i;

/**
 * Where an observation stands. A survey is a survey whatever else it is filed under, and a vital sign that FHIR fixes is
 * one in any category but that. Without a category it counts as a laboratory result, which most results are, unless it
 * shows itself to be the answer to a question.
 */
export function kindOf(observation: Observation): Kind {
  const categories = new Set(
    (observation.category ?? []).flatMap((c) => c.coding ?? []).map((coding) => coding.code),
  );
  if (categories.has('survey')) return 'survey';
  if (categories.has('vital-signs') || isVital(observation)) return 'vital';
  if (categories.has('laboratory')) return 'laboratory';
  if (categories.size > 0) return 'other';
  return isAnswer(observation) ? 'survey' : 'laboratory';
}

function isVital(observation: Observation): boolean {
  return (observation.code.coding ?? []).some((c) => c.system === LOINC && VITALS.has(c.code ?? ''));
}

function isAnswer(observation: Observation): boolean {
  const unit = observation.valueQuantity?.unit ?? observation.valueQuantity?.code;
  const names = [observation.code.text, ...(observation.code.coding ?? []).map((coding) => coding.display)];
  return unit === '{score}' || isListed(observation) || names.some((name) => QUESTIONNAIRE.test(name ?? ''));
}

/** LOINC's own answers ("LA33-6") to a question that no laboratory is asked: of urine or blood there is a specimen. */
function isListed(observation: Observation): boolean {
  const answered = (observation.valueCodeableConcept?.coding ?? []).some(
    (c) => c.system === LOINC && c.code?.startsWith('LA'),
  );
  return (
    answered && !observation.specimen && !/ (in|of|by) /.test(observation.code.coding?.[0]?.display ?? '')
  );
}
