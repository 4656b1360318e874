/**
 * UCUM's atoms that people write differently. Only what is certain is here; any other unit stays as the sender wrote
 * it.
 */
const ATOMS: Record<string, string> = {
  Cel: '°C',
  '[degF]': '°F',
  'mm[Hg]': 'mmHg',
  '[in_i]': 'in',
  '[in_us]': 'in',
  '[ft_i]': 'ft',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[IU]': 'IU',
  '[iU]': 'IU',
  'm[IU]': 'mIU',
  'm[iU]': 'mIU',
  'k[IU]': 'kIU',
  'u[IU]': 'µIU',
  "[arb'U]": 'units',
  '[HPF]': 'field',
  '[LPF]': 'field',
  '[pH]': '',
  pH: '',
  '1': '',
  ug: 'µg',
  uL: 'µL',
  ul: 'µL',
  umol: 'µmol',
  um: 'µm',
  us: 'µs',
  m2: 'm²',
  m3: 'm³',
  meq: 'mEq',
  deg: '°',
};

/** Times are words only where they are alone: "7 a" is 7 years, "mg/d" stays. */
const TIMES: Record<string, string> = { a: 'years', mo: 'months', wk: 'weeks', d: 'days', h: 'hours' };

const RAISED = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** A unit as people write it: `Cel` is °C, `mm[Hg]` is mmHg, `10*3/uL` is ×10³/µL. */
export function unitText(unit: string | undefined): string {
  const code = (unit ?? '').trim();
  return TIMES[code] ?? code.split('/').map(part).join('/').replace(/^\/$/, '');
}

/** One side of a fraction. What is in braces is a remark, except the body surface that a rate is set against. */
function part(text: string): string {
  if (/^\{1[._]73[_ ]?m2\}$/.test(text)) return '1.73 m²';
  const plain = text.replace(/\{[^}]*\}/g, '');
  const power = /^x?10(?:\*|\^|[eE])(\d{1,2})$/.exec(plain);
  if (power) return `×10${[...(power[1] ?? '')].map((digit) => RAISED[Number(digit)]).join('')}`;
  return ATOMS[plain] ?? plain;
}
