import { describe, expect, it } from 'vitest';
import { entry, row } from '../test/samples';
import { problemList } from './problems';

const problem = (title: string, when: string) =>
  entry({ reference: `Condition/${title}${when}`, title, when });
const asthma = problem('Asthma', '2019-03-01');
const again = problem('Asthma', '2015-01-01');
const sprain = problem('Sprain', '2024-05-01');

describe('the problems', () => {
  it('stand in the groups of the lists, the long-term ones first, with all their times', () => {
    const problems = problemList([sprain, asthma, again], {
      problems: [
        row('Sprain', sprain.reference),
        { ...row('Asthma', asthma.reference, again.reference), flag: 'long-term' },
      ],
    });
    expect(problems).toMatchObject([
      { title: 'Asthma', group: 'long-term', since: '2015-01-01', spans: [asthma, again] },
      { title: 'Sprain', group: 'current' },
    ]);
  });

  it('are of life, office, a visit or the past as the other list says', () => {
    const flags = ['social', 'administrative', 'resolved', 'found at a visit, not said whether it lasts'];
    const entries = flags.map((flag) => problem(flag, '2024'));
    const otherProblems = entries.map((e, n) => ({ ...row(e.title, e.reference), flag: flags[n] ?? '' }));
    expect(problemList(entries, { otherProblems }).map(({ group }) => group)).toEqual([
      'unsaid',
      'social',
      'administrative',
      'resolved',
    ]);
  });

  it('stay to be seen where no list names them, never as current', () => {
    expect(problemList([sprain], { problems: [] })).toMatchObject([{ title: 'Sprain', group: 'resolved' }]);
  });

  it('go by what a filter leaves', () => {
    const lists = { problems: [row('Asthma', asthma.reference, again.reference)] };
    expect(problemList([again], lists)).toMatchObject([{ latest: again, group: 'current' }]);
    expect(problemList([], lists)).toEqual([]);
  });
});
