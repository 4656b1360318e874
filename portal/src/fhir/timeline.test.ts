import { describe, expect, it } from 'vitest';
import { entry } from '../test/samples';
import { KIND_NAMES, type Entry } from './entries';
import { testsOf } from './results';
import { countsText, timelineOf } from './timeline';

const visit = entry({ kind: 'visit', reference: 'Encounter/1', title: 'Check-up', when: '2024-05-01' });
const fact = (reference: string, over: Partial<Entry>) => entry({ reference, ...over });

describe('the timeline', () => {
  it('has what was found at a visit in its frame, and everything else for itself', () => {
    const inside = fact('Condition/in', { visit: 'Encounter/1', when: '2024-05-02' });
    const outside = fact('Condition/out', { visit: 'Encounter/not-shown', when: '2023-01-01' });
    expect(timelineOf([inside, visit, outside])).toEqual([
      { year: '2024', rows: [{ is: 'visit', entry: visit, inside: [inside] }] },
      { year: '2023', rows: [{ is: 'fact', entry: outside }] },
    ]);
  });

  it('has what has no date at its end', () => {
    expect(timelineOf([visit, fact('Condition/1', { when: '' })]).map((y) => y.year)).toEqual(['2024', '']);
  });

  it('counts what is folded', () => {
    const lab = fact('Observation/1', { kind: 'laboratory' });
    expect(countsText([visit, lab, lab], KIND_NAMES)).toBe('laboratory results (2), visits (1)');
  });
});

describe('the results', () => {
  it('have a row a test, by code, else by name', () => {
    const result = (title: string, code: string) =>
      fact(`Observation/${title}`, { kind: 'laboratory', title, code });
    const tests = testsOf([
      result('Glucose', 'x|1'),
      result('Sugar', 'x|1'),
      result('Odor', ''),
      result('odor', ''),
    ]);
    expect(tests.map((test) => [test.title, test.earlier.length])).toEqual([
      ['Glucose', 1],
      ['Odor', 1],
    ]);
  });
});
