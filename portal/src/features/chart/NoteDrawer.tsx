import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Binary } from 'fhir/r4';
import { lazy, Suspense, useMemo } from 'react';
import { bytesOf, shapeOf, textOf, type Note } from '../../fhir/attachments';
import { read } from '../../fhir/client';
import type { Entry } from '../../fhir/entries';
import { whenText } from '../../fhir/format';
import { ClinicBadges } from '../../ui/ClinicBadges';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { DocumentText } from './DocumentText';

// Drawing a PDF needs a library of its own, which most charts never need.
const PdfPages = lazy(() => import('./PdfPages'));

/** A note as it is to be read, without leaving the chart. */
export function NoteDrawer({ entry, onClose }: { entry: Entry | undefined; onClose: () => void }) {
  return (
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={<Text fw={700}>{entry?.title}</Text>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {entry && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {[whenText(entry.when), entry.by && `by ${entry.by}`].filter(Boolean).join(', ')}
          </Text>
          <ClinicBadges clinics={entry.clinics} />
          {entry.value && <Text style={{ whiteSpace: 'pre-wrap' }}>{entry.value}</Text>}
          {entry.notes.map((note, index) => (
            <NoteBody key={note.reference || index} note={note} title={entry.title} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

function NoteBody({ note, title }: { note: Note; title: string }) {
  const binary = useQuery({
    queryKey: ['note', note.reference],
    enabled: note.data === '',
    queryFn: ({ signal }) => read<Binary>(note.reference, signal),
  });
  const data = note.data || binary.data?.data;
  const bytes = useMemo(() => (data === undefined ? undefined : bytesOf(data)), [data]);
  if (binary.isError)
    return <Failure what="the note" error={binary.error} retry={() => void binary.refetch()} />;
  if (!bytes)
    return note.data === '' && binary.data ? <Text>The note is empty.</Text> : <Loading what="the note" />;
  return <NoteContent note={note} bytes={bytes} title={title} />;
}

function NoteContent({ note, bytes, title }: { note: Note; bytes: Uint8Array; title: string }) {
  switch (shapeOf(note.type, bytes)) {
    case 'pdf':
      return (
        <Suspense fallback={<Loading what="the pages" />}>
          <PdfPages bytes={bytes} title={title} />
        </Suspense>
      );
    case 'ccda':
      return <DocumentText xml={textOf(bytes, note.charset)} />;
    case 'picture':
      return (
        <img src={`data:${note.type};base64,${base64Of(bytes)}`} alt={title} style={{ maxWidth: '100%' }} />
      );
    case 'html':
      return <PlainText text={wordsOfHtml(textOf(bytes, note.charset))} />;
    case 'text':
      return <PlainText text={textOf(bytes, note.charset)} />;
    case 'other':
      return <SaveOnly note={note} bytes={bytes} title={title} />;
  }
}

function PlainText({ text }: { text: string }) {
  return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text.trim()}</Text>;
}

/** Only the words: no markup of a note reaches the page. */
function wordsOfHtml(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  body.querySelectorAll('script, style').forEach((element) => element.remove());
  body.querySelectorAll('br, p, div, li, tr, h1, h2, h3').forEach((element) => element.append('\n'));
  return body.textContent ?? '';
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function SaveOnly({ note, bytes, title }: { note: Note; bytes: Uint8Array; title: string }) {
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
    link.download = title || 'note';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <Text>This note is of a form that cannot be shown here ({note.type || 'form not stated'}).</Text>
      <Button variant="default" onClick={save} style={{ alignSelf: 'flex-start' }}>
        Save it
      </Button>
    </>
  );
}
