import type { DocumentReference } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bytesOf, notesOf, shapeOf, textOf } from './attachments';

const document = (attachment: object) =>
  ({ resourceType: 'DocumentReference', content: [{ attachment }] }) as unknown as DocumentReference;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a note', () => {
  it('is in place or in a Binary of this server, never elsewhere', () => {
    expect(notesOf(document({ contentType: 'text/plain; charset=ISO-8859-1', data: 'QQ==' }))).toEqual([
      { title: '', type: 'text/plain', charset: 'iso-8859-1', data: 'QQ==', reference: '' },
    ]);
    expect(notesOf(document({ url: 'Binary/f1' }))[0]?.reference).toBe('Binary/f1');
    expect(notesOf(document({ url: 'https://other.example/notes/1' }))).toEqual([]);
    expect(notesOf(document({}))).toEqual([]);
  });

  it('is what its bytes are, whatever it is called', () => {
    expect(shapeOf('text/plain', bytes('%PDF-1.7'))).toBe('pdf');
    expect(
      shapeOf('application/xml', bytes('<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3">')),
    ).toBe('ccda');
    expect(shapeOf('text/plain', bytes('Seen today.'))).toBe('text');
    expect(shapeOf('text/html', bytes('<p>Seen'))).toBe('html');
    expect(shapeOf('application/rtf', bytes('{\\rtf1'))).toBe('other');
  });

  it("is read in the sender's character set", () => {
    expect(textOf(bytesOf('5A=='), 'iso-8859-1')).toBe('ä');
    expect(textOf(bytes('ä'), 'no-such-set')).toBe('ä');
  });
});
