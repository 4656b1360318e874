import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import { useEffect, useId, useRef } from 'react';
import { Disclosure } from '../../ui/Disclosure';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { Some } from '../../ui/Some';

GlobalWorkerOptions.workerSrc = workerUrl;

/** A PDF drawn page by page, with its words for those who cannot see it. Nothing in it is run. */
export default function PdfPages({ bytes, title }: { bytes: Uint8Array; title: string }) {
  const id = useId();
  const pages = useQuery({
    queryKey: ['pdf', id],
    gcTime: 0,
    // The library takes the bytes it is given away, so it is given its own.
    queryFn: async () =>
      pagesOf(await getDocument({ data: bytes.slice(), isEvalSupported: false, useWasm: false }).promise),
  });
  if (pages.isError) return <Failure what="the pages" error={pages.error} />;
  if (!pages.data) return <Loading what="the pages" />;
  return (
    <Some items={pages.data} keyOf={(page) => String(page.page.pageNumber)} first={5} label="pages">
      {({ page, words }) => (
        <Stack gap={4} mb="sm">
          <Drawing page={page} label={`${title}, page ${page.pageNumber} of ${pages.data.length}`} />
          <Disclosure label={`Words of page ${page.pageNumber}`}>
            <Text style={{ whiteSpace: 'pre-wrap' }}>
              {words || 'This page is a picture: no words can be read from it.'}
            </Text>
          </Disclosure>
        </Stack>
      )}
    </Some>
  );
}

interface Page {
  readonly page: PDFPageProxy;
  readonly words: string;
}

function pagesOf(document: PDFDocumentProxy): Promise<Page[]> {
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      return { page, words: words.trim() };
    }),
  );
}

function Drawing({ page, label }: { page: PDFPageProxy; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const viewport = page.getViewport({ scale: 2 });
    element.width = viewport.width;
    element.height = viewport.height;
    const task = page.render({ canvas: element, viewport });
    // A drawing that is no longer wanted is given up, which the library reports as an error.
    task.promise.catch(() => undefined);
    return () => task.cancel();
  }, [page]);
  return <canvas ref={canvas} role="img" aria-label={label} style={{ width: '100%', background: 'white' }} />;
}
