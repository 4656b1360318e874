/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const PLACE = /^([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d+))?/;
const LINE = /^(?:line )(\d+)/;

/** A message as text: HL7 v2 ends its segments by a carriage return alone, which a browser would not show. */
export function shownText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
}

/** Whether the bytes are no text, a ZIP file for instance. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).includes(0);
}

/** Where the places stand in the text, in its order and without overlap; a place the text does not have is left out. */
export function spansOf(text: string, places: readonly string[]): Span[] {
  const lines = linesOf(text);
  const found = places.flatMap((place) => spanOf(text, lines, place) ?? []);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((span, index) => found.slice(0, index).every((other) => other.end <= span.start));
}

function spanOf(text: string, lines: readonly Span[], place: string): Span | undefined {
  const line = LINE.exec(place);
  if (line) return lines[Number(line[1]) - 1];
  const [, name, repetition = '1', field] = PLACE.exec(place) ?? [];
  if (name === undefined) return undefined;
  const segments = lines.filter((span) => text.startsWith(name, span.start));
  const segment = segments[Number(repetition) - 1];
  return segment && field ? fieldOf(text, segment, name, Number(field)) : segment;
}

/** A field of a segment; MSH-1 is the separator itself, so MSH counts one less. An empty field marks its segment. */
function fieldOf(text: string, segment: Span, name: string, field: number): Span {
  const separator = text.charAt(segment.start + 3);
  const fields = text.slice(segment.start, segment.end).split(separator);
  const index = name === 'MSH' ? field - 1 : field;
  const value = fields[index];
  if (!value || index < 1) return segment;
  const start = segment.start + fields.slice(0, index).join(separator).length + 1;
  return { start, end: start + value.length };
}

function linesOf(text: string): Span[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}
