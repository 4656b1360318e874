import { describe, expect, it } from 'vitest';
import { unitText } from './units';

describe('a unit', () => {
  it.each([
    ['Cel', '°C'],
    ['[degF]', '°F'],
    ['mm[Hg]', 'mmHg'],
    ['10*3/uL', '×10³/µL'],
    ['10*12/L', '×10¹²/L'],
    ['x10E3/uL', '×10³/µL'],
    ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
    ['kg/m2', 'kg/m²'],
    ['m[IU]/L', 'mIU/L'],
    ['[lb_av]', 'lb'],
    ['ug/dL', 'µg/dL'],
    ['{beats}/min', '/min'],
    ['a', 'years'],
  ])('%s is written %s', (code, words) => {
    expect(unitText(code)).toBe(words);
  });

  it('that is only a remark or a pure number is not written', () => {
    expect(unitText('{score}')).toBe('');
    expect(unitText('[pH]')).toBe('');
    expect(unitText('1')).toBe('');
    expect(unitText(undefined)).toBe('');
  });

  it('stays as the sender wrote it where it is not certain', () => {
    expect(unitText('tab(s)')).toBe('tab(s)');
    expect(unitText('mg/dL')).toBe('mg/dL');
    expect(unitText('K/cumm')).toBe('K/cumm');
  });
});
