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

/** US Core's codes of social history: smoking, sex and gender, pregnancy, occupation. */
const SOCIAL = new Set([
  '72166-2',
  '11367-0',
  '82810-3',
  '76689-9',
  '76690-7',
  '76691-5',
  '11341-5',
  '86645-9',
]);

/** Words of questionnaires in the names that LOINC and their authors give them. */
const QUESTIONNAIRE =
  /\b(questionnaire|phq|gad-?7|audit(-c)?|dast|prapare|hark|promis|edinburgh|morse fall|risk level|scale|survey|score|pain severity|generalized anxiety|have you|do you|are you|how many|how often|your|what number)\b|\?$/i;

/**
 * Where an observation is shown. A survey is a survey whatever else it is filed under, and a vital sign that FHIR fixes
 * is one in any category but that. Without a category it counts as a laboratory result, which most results are, unless
 * it shows itself to be the answer to a question.
 */
export function kindOf(observation: Observation): Kind {
  const categories = new Set(
    (observation.category ?? []).flatMap((c) => c.coding ?? []).map((coding) => coding.code),
  );
  if (categories.has('survey')) return 'survey';
  if (categories.has('vital-signs') || isVital(observation)) return 'vital';
  if (categories.has('laboratory')) return 'laboratory';
  if (categories.size > 0 || isSocial(observation)) return 'other';
  return isAnswer(observation) ? 'survey' : 'laboratory';
}

const isVital = (observation: Observation) => hasCode(observation, VITALS);
const isSocial = (observation: Observation) => hasCode(observation, SOCIAL);

function hasCode(observation: Observation, codes: ReadonlySet<string>): boolean {
  return (observation.code.coding ?? []).some((c) => c.system === LOINC && codes.has(c.code ?? ''));
}

function isAnswer(observation: Observation): boolean {
  const unit = observation.valueQuantity?.unit ?? observation.valueQuantity?.code;
  const names = [observation.code.text, ...(observation.code.coding ?? []).map((coding) => coding.display)];
  return unit === '{score}' || isListed(observation) || names.some((name) => QUESTIONNAIRE.test(name ?? ''));
}

/** LOINC's own answers ("LA33-6") to a question that no laboratory is asked: what is found in a specimen is no answer. */
function isListed(observation: Observation): boolean {
  const answered = (observation.valueCodeableConcept?.coding ?? []).some(
    (c) => c.system === LOINC && c.code?.startsWith('LA'),
  );
  const names = (observation.code.coding ?? []).map((coding) => coding.display ?? '');
  return answered && !observation.specimen && !names.some((name) => SPECIMEN.test(name));
}

const SPECIMEN =
  /\[[^\]]*(presence|volume|identifier)[^\]]*\]|\b(in|of|from|on) (serum|plasma|blood|urine|body|specimen|isolate|stool|sputum|cerebral|amniotic|throat|nose|nasopharynx|respiratory|tissue|bone|cervi\w+|vaginal|genital|red blood)\b/i;
