import type { Attachment, DiagnosticReport, DocumentReference } from 'fhir/r4';

/** A text that belongs to a fact, as the clinic wrote it: in place, or behind an address of this server. */
export interface Note {
  readonly title: string;
  /** Media type without parameters, in small letters. */
  readonly type: string;
  readonly charset: string;
  readonly data: string;
  /** `Binary/id`; never an address of another host. */
  readonly reference: string;
}

/** The forms of a document or report that can be opened. */
export function notesOf(resource: DocumentReference | DiagnosticReport): Note[] {
  const attachments =
    resource.resourceType === 'DocumentReference'
      ? resource.content.map((content) => content.attachment)
      : (resource.presentedForm ?? []);
  return attachments.map(noteOf).filter((note) => note.data !== '' || note.reference !== '');
}

function noteOf({ contentType = '', data = '', url = '', title = '' }: Attachment): Note {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8';
  const reference = /^(?:.*\/)?(Binary\/[A-Za-z0-9.-]+)$/.exec(url)?.[1] ?? '';
  return { title, type, charset: charset.replace(/"/g, ''), data, reference };
}

/** How a note is shown. What is none of these can only be saved. */
export type Shape = 'text' | 'ccda' | 'pdf' | 'picture' | 'html' | 'other';

/** The bytes decide before the label: a PDF that calls itself text is a PDF. */
export function shapeOf(type: string, bytes: Uint8Array): Shape {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  if (start.startsWith('%PDF-')) return 'pdf';
  if (/<([a-z0-9]+:)?ClinicalDocument[\s>]/.test(start)) return 'ccda';
  if (PICTURES.has(type)) return 'picture';
  if (/html/.test(type) || /^\s*(<!doctype html|<html)/i.test(start)) return 'html';
  return type.startsWith('text/') || type.endsWith('xml') || type.endsWith('json') ? 'text' : 'other';
}

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0));
}

/** Text in the sender's character set; what the browser does not know is read as UTF-8. */
export function textOf(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
