import { describe, expect, it } from 'vitest';
import { entry } from '../test/samples';
import type { Entry } from './entries';
import { problemList } from './problems';

const SNOMED = 'http://snomed.info/sct|';
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm|';
const problem = (title: string, code: string, when: string, over: Partial<Entry> = {}) =>
  entry({
    reference: `Condition/${title}${when}`,
    title,
    codes: code ? [code] : [],
    when,
    status: 'active',
    ...over,
  });
const groups = (...entries: Entry[]) => problemList(entries).map(({ title, group }) => [title, group]);

describe('the problems', () => {
  it('have a row a code, with all its spans', () => {
    const [bronchitis, ...others] = problemList([
      problem('Acute bronchitis', `${SNOMED}10509002`, '2015-01-01', {
        status: 'resolved',
        until: '2015-02-01',
      }),
      problem('Bronchitis, acute', `${SNOMED}10509002`, '2020-01-01'),
    ]);
    expect(others).toEqual([]);
    expect(bronchitis).toMatchObject({ title: 'Bronchitis, acute', since: '2015-01-01', group: 'current' });
    expect(bronchitis?.spans).toHaveLength(2);
  });

  it('go by their name where they have no code', () => {
    expect(problemList([problem('Cough', '', '2020'), problem('cough', '', '2021')])).toHaveLength(1);
  });

  it('stand with the long-term ones first; life, office and past apart', () => {
    expect(
      groups(
        problem('Sprain', '', '2024', { status: 'resolved' }),
        problem('Medication review due', '', '2024'),
        problem('Full-time employment', '', '2024'),
        problem('Gingivitis', '', '2024', { status: '' }),
        problem('Otitis media', '', '2024'),
        problem('Type 2 diabetes mellitus', '', '2019'),
      ),
    ).toEqual([
      ['Type 2 diabetes mellitus', 'long-term'],
      ['Otitis media', 'current'],
      ['Gingivitis', 'unsaid'],
      ['Full-time employment', 'social'],
      ['Medication review due', 'administrative'],
      ['Sprain', 'resolved'],
    ]);
  });

  it('are of life or office by the code of ICD-10, whatever they are called', () => {
    expect(groups(problem('Sheltered', `${ICD}Z59.0`, '2024'))).toEqual([['Sheltered', 'social']]);
    expect(groups(problem('Routine', `${ICD}Z00.00`, '2024'))).toEqual([['Routine', 'administrative']]);
    expect(groups(problem('Kidney transplant status', `${ICD}Z94.0`, '2024'))).toEqual([
      ['Kidney transplant status', 'long-term'],
    ]);
  });

  it('are never current once ruled out, or where only suspected of being long-term', () => {
    expect(groups(problem('Asthma', '', '2024', { doubt: 'ruled out' }))).toEqual([['Asthma', 'resolved']]);
    expect(groups(problem('History of asthma', '', '2024'))).toEqual([['History of asthma', 'current']]);
  });
});
