import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter } from 'react-router-dom';
import { expect, it } from 'vitest';
import { PageChange, titleOf } from './PageChange';

it('gives each page a title without the name of a person', () => {
  expect(titleOf('/')).toBe('Find a chart · Health Record');
  expect(titleOf('/people/p1')).toBe('Chart · Health Record');
  expect(titleOf('/admin')).toBe('Feeds · Health Record');
  expect(titleOf('/admin/review')).toBe('Who is who · Health Record');
  expect(titleOf('/admin/review/1/2')).toBe('Compare a pair · Health Record');
  expect(titleOf('/admin/persons/p1')).toBe('Links of a person · Health Record');
  expect(titleOf('/admin/messages/m1')).toBe('Message · Health Record');
});

it('moves the focus into a page that was gone to, and leaves it alone when only the view changes', async () => {
  render(
    <MemoryRouter initialEntries={['/']}>
      <PageChange />
      <Link to="/people/p1">Go</Link>
      <Link to="/people/p1?tab=trends">View</Link>
      <main id="content" tabIndex={-1} />
    </MemoryRouter>,
  );
  await userEvent.click(screen.getByRole('link', { name: 'Go' }));
  expect(screen.getByRole('main')).toHaveFocus();
  expect(document.title).toBe('Chart · Health Record');
  await userEvent.click(screen.getByRole('link', { name: 'View' }));
  expect(screen.getByRole('link', { name: 'View' })).toHaveFocus();
});
