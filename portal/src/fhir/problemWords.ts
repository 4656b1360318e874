import type { Entry } from './entries';

type Named = Pick<Entry, 'title' | 'codes'>;

/**
 * Words by which a problem is called long-term. They decide where a row is, never whether it is shown; compiled for
 * this page from general knowledge.
 */
const LONG_TERM =
  /\b(chronic|diabet\w*|prediabetes|hypertension|hypertensive|asthma|copd|emphysema|heart failure|coronary|ischemic heart|atrial fibrillation|cardiomyopathy|neoplasm|cancer|carcinoma|lymphoma|leuk[a]?emia|melanoma|myeloma|epilepsy|seizure disorder|arthritis|osteoarthritis|osteoporosis|gout|dementia|alzheimer\w*|parkinson\w*|multiple sclerosis|hiv|cirrhosis|hypothyroidism|hyperthyroidism|hyperlipid\w*|hypercholesterol\w*|obesity|metabolic syndrome|depress\w*|bipolar|schizophrenia|sleep apnea|migraine|glaucoma|hepatitis [bc]|sickle cell|cystic fibrosis|celiac|crohn\w*|ulcerative colitis|lupus|transplant|dialysis|dependence|use disorder|kidney due to|retinopathy|neuropathy|fibromyalgia)\b/i;

const SOCIAL =
  /\b(employment|employed|unemployed|labor force|education|educated|high school|housing|homeless\w*|transport\w*|criminal record|armed forces|refugee|social isolation|social contact|violence in the environment|partner abuse|immigrant|migrant|food insecurity|income|stress|only received primary school|risk activity)\b/i;

const ADMINISTRATIVE =
  /\b(medication review|review due|referral|administrative|certificate of|encounter for)\b/i;

const ICD = /^(?:http:\/\/hl7\.org\/fhir\/sid\/icd-10(?:-cm)?|urn:oid:2\.16\.840\.1\.113883\.6\.90)\|Z(\d\d)/;

/** The two digits after the Z of an ICD-10 code; NaN for any other. */
function factorOf({ codes }: Named): number {
  return Number(codes.map((code) => ICD.exec(code)?.[1]).find(Boolean) ?? Number.NaN);
}

/** ICD-10 files what is of a person's life under Z55 to Z65. */
export function isSocial(named: Named): boolean {
  const factor = factorOf(named);
  return (factor >= 55 && factor <= 65) || SOCIAL.test(named.title);
}

/** ICD-10 files encounters for examination, vaccination and paper under Z00 to Z13, Z23 and Z76. */
export function isAdministrative(named: Named): boolean {
  const factor = factorOf(named);
  return (
    factor <= 13 ||
    factor === 23 ||
    factor === 76 ||
    (ADMINISTRATIVE.test(named.title) && !/high school/i.test(named.title))
  );
}

export function isLongTerm(named: Named): boolean {
  return LONG_TERM.test(named.title) && !NOT_ITSELF.test(named.title);
}

/** What only mentions an illness: a finding, what was, what may be. */
const NOT_ITSELF =
  /^(abnormal|history of|past|personal history|family history|suspected|risk of|at risk|screening)/i;
