/** Words that say in which form a drug comes, by which way, and how it is released: no part of its name. */
const FORMS =
  /\b(oral|tablets?|tabs?|capsules?|caps?|solution|suspension|injection|injectable|injector|prefilled|syringe|auto-injector|cartridge|pen|inhal(er|ant|ation)|metered|dose|nasal|spray|topical|cream|ointment|gel|lotion|patch|transdermal|system|ophthalmic|otic|drops?|powder|extended|delayed|immediate|release|disintegrating|chewable|sublingual|buccal|rectal|vaginal|suppository|intravenous|subcutaneous|er|xr|sr|dr|ir|cr|la|hr|actuat|film|coated|pack|kit)\b/gi;

/** The salts at the end of a drug's name: metformin hydrochloride is metformin. */
const SALTS = new Set([
  'hydrochloride',
  'hcl',
  'hydrobromide',
  'sulfate',
  'sodium',
  'potassium',
  'calcium',
  'besylate',
  'maleate',
  'tartrate',
  'bitartrate',
  'succinate',
  'fumarate',
  'mesylate',
  'acetate',
  'phosphate',
  'citrate',
  'monohydrate',
  'dihydrate',
  'anhydrous',
  'furoate',
  'propionate',
  'dipropionate',
]);

/** The salt distinguishes these: potassium citrate is not potassium phosphate. */
const MINERALS = new Set([
  'potassium',
  'sodium',
  'calcium',
  'magnesium',
  'zinc',
  'iron',
  'ferrous',
  'ferric',
  'ammonium',
]);

/**
 * The drug of a medicine's name, in small letters, its ingredients in order: "24 HR metformin hydrochloride 500 MG Extended
 * Release Oral Tablet" is "metformin". Groups what is one drug for a reader; where nothing is left of a name, the name
 * itself. A brand is another name: nothing is looked up.
 */
export function drugOf(title: string): string {
  const name = title.replace(/\[[^\]]*\]|\{[^}]*\}|\([^)]*\)/g, ' ');
  const parts = name
    .split(/\s\/\s/)
    .map(ingredientOf)
    .filter(Boolean);
  return [...new Set(parts)].sort().join(' / ') || title.trim().toLowerCase();
}

function ingredientOf(part: string): string {
  // "24 HR" and "1 ML" before the name say how long it lasts and how much is in the pack.
  const named = part.trim().replace(/^(\d[\d.,]*\s*(hr|ml|actuat|mg)\b\s*)+/i, '');
  const strength = named.search(/(^|\s)\d/);
  const words = (strength < 0 ? named : named.slice(0, strength)).replace(FORMS, ' ');
  const plain = words
    .replace(/[^\p{L}\p{N}\- ]/gu, ' ')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return withoutSalt(plain).join(' ');
}

function withoutSalt(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1);
  if (rest.length === 0 || !SALTS.has(last) || MINERALS.has(rest.join(' '))) return words;
  return withoutSalt(rest);
}

/** A drug at the beginning of a line, in the letters of the sender where it does not shout: "Penicillin V". */
export function headingOf(drug: string, title: string): string {
  const at = title.toLowerCase().indexOf(drug);
  const written = at < 0 ? drug : title.slice(at, at + drug.length);
  const calm = written === written.toUpperCase() ? drug : written;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}
