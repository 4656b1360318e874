import { describe, expect, it } from 'vitest';
import { anyMessage, questionOf } from './search';

describe('a search for messages', () => {
  it('asks only what was filled in', () => {
    expect(questionOf(anyMessage, 0)).toEqual({ page: 0, size: 25 });
    expect(questionOf({ ...anyMessage, recordNumber: ' 77 ', hasError: true, state: 'RETRY' }, 2)).toEqual({
      mrn: '77',
      hasError: true,
      state: 'RETRY',
      page: 2,
      size: 25,
    });
  });

  it('sends times as instants', () => {
    const asked = questionOf({ ...anyMessage, from: '2026-03-01T10:00' }, 0);
    expect(asked.from).toBe(new Date('2026-03-01T10:00').toISOString());
  });
});
