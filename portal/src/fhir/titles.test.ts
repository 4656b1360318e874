import { describe, expect, it } from 'vitest';
import { plainTitle } from './titles';

describe('a title', () => {
  it('has no semantic tag of SNOMED CT', () => {
    expect(plainTitle('Asthma (disorder)')).toBe('Asthma');
    expect(plainTitle('Weight reduction regimen (regime/therapy)')).toBe('Weight reduction regimen');
  });

  it('keeps what else stands in brackets', () => {
    expect(plainTitle('Influenza vaccine (2024)')).toBe('Influenza vaccine (2024)');
    expect(plainTitle('Body mass index (BMI)')).toBe('Body mass index (BMI)');
    expect(plainTitle('Total score [AUDIT-C]')).toBe('Total score [AUDIT-C]');
    expect(plainTitle('(finding)')).toBe('(finding)');
  });

  it('does not name the property that the unit says anyway', () => {
    expect(plainTitle('Glucose [Mass/volume] in Blood')).toBe('Glucose in Blood');
    expect(plainTitle('Body mass index (BMI) [Ratio]')).toBe('Body mass index (BMI)');
    expect(plainTitle('Leukocytes [#/volume] in Blood')).toBe('Leukocytes in Blood');
  });
});
