import { describe, expect, it } from 'vitest';
import { isBinary, shownText, spansOf } from './places';

const text = 'MSH|^~\\&|LAB|X\nPID|1||77^^^A\nOBX|1|NM|K||4.1\nOBX|2|NM|NA||140';
const marked = (...places: string[]) => spansOf(text, places).map((span) => text.slice(span.start, span.end));

describe('places of a message', () => {
  it('are a segment, or a field of it', () => {
    expect(marked('PID')).toEqual(['PID|1||77^^^A']);
    expect(marked('PID-3')).toEqual(['77^^^A']);
    expect(marked('OBX[2]-5')).toEqual(['140']);
  });

  it('count the separator of MSH as its first field', () => {
    expect(marked('MSH-3')).toEqual(['LAB']);
  });

  it('mark the whole segment where the field is empty', () => {
    expect(marked('PID-2')).toEqual(['PID|1||77^^^A']);
  });

  it('are left out where the text has none, and never overlap', () => {
    expect(marked('ZZZ-1', 'OBX[9]-1', '/a/b')).toEqual([]);
    expect(marked('PID-3', 'PID', 'line 1')).toEqual(['MSH|^~\\&|LAB|X', 'PID|1||77^^^A']);
  });
});

describe('bytes', () => {
  it('show each segment as a line', () => {
    expect(shownText(new TextEncoder().encode('A|1\rB|2\r\nC'))).toBe('A|1\nB|2\nC');
  });

  it('with a zero among them are no text', () => {
    expect(isBinary(Uint8Array.of(80, 75, 3, 4, 0))).toBe(true);
    expect(isBinary(new TextEncoder().encode('MSH|'))).toBe(false);
  });
});
