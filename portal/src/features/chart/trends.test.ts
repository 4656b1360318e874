import { describe, expect, it } from 'vitest';
import { PANEL } from '../../fhir/pressure';
import { entry } from '../../test/samples';
import { trendsOf } from './trends';

describe('a trend', () => {
  it('of the blood pressure has both numbers at each point', () => {
    const at = (when: string, systolic: number, diastolic: number) =>
      entry({
        reference: `Observation/${when}`,
        kind: 'vital',
        title: 'Blood pressure',
        code: PANEL,
        when,
        value: `${systolic}/${diastolic} mmHg`,
        pressure: { systolic, diastolic, unit: 'mmHg' },
      });
    expect(trendsOf([at('2024-02-01', 130, 85), at('2024-01-01', 120, 80)])).toMatchObject([
      {
        title: 'Blood pressure',
        unit: 'mmHg',
        points: [
          { value: 120, second: 80, text: '120/80 mmHg' },
          { value: 130, second: 85, text: '130/85 mmHg' },
        ],
      },
    ]);
  });

  it('has its points by the clock of the clinic, in whatever zone the browser is', () => {
    const at = (when: string) => entry({ reference: when, code: 'x|1', number: 1, when });
    const [trend] = trendsOf([at('2024-05-01T23:30:00-10:00'), at('2024-05-02T00:30:00+10:00')]);
    expect(trend?.points.map((point) => new Date(point.time).toISOString().slice(0, 10))).toEqual([
      '2024-05-01',
      '2024-05-02',
    ]);
  });
});
