import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { entry } from '../../test/samples';
import { showAt } from '../../test/page';
import Trends from './Trends';

const result = (title: string, when: string, number: number, unit = 'mg/dL') =>
  entry({
    reference: `Observation/${title}${when}`,
    kind: 'laboratory',
    title,
    code: title,
    when,
    number,
    unit,
  });
const entries = [
  result('Glucose', '2024-01-01', 90),
  result('Glucose', '2024-02-01', 110),
  result('Glucose', '2024-03-01', 5.5, 'mmol/L'),
  result('Potassium', '2024-01-01', 4.4, 'mmol/L'),
  result('Potassium', '2024-02-01', 4.6, 'mmol/L'),
  result('Potassium', '2024-04-01', 4.8, 'mmol/L'),
];
const rows = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

it('shows the test measured most often, its results in a table, the latest first', () => {
  showAt('/', '/', <Trends entries={entries} />);
  expect(rows('Trend of Potassium')).toEqual([
    '1 Apr 20244.8 mmol/LHill Clinic',
    '1 Feb 20244.6 mmol/LHill Clinic',
    '1 Jan 20244.4 mmol/LHill Clinic',
  ]);
});

it('never puts results of two units into one trend', async () => {
  showAt('/', '/', <Trends entries={entries} />);
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Test' }),
    'Glucose (2 results in mg/dL)',
  );
  expect(rows('Trend of Glucose')).toEqual([
    '1 Feb 2024110 mg/dLHill Clinic',
    '1 Jan 202490 mg/dLHill Clinic',
  ]);
});

it('says so when nothing was measured twice', () => {
  showAt('/', '/', <Trends entries={entries.slice(0, 1)} />);
  expect(screen.getByText('No test was measured twice.')).toBeVisible();
});
