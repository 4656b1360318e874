/** A section of a clinical document as it is to be read: its title, its narrative, its own sections. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A piece of narrative. Only words are taken over: no markup of a document reaches the page. */
export type Block =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly (readonly Block[])[] }
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** The narrative of a C-CDA document (CDA R2, StrucDoc.Text), as its author means it to be read; undefined for no XML. */
export function ccdaSections(xml: string): Section[] | undefined {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.getElementsByTagName('parsererror').length > 0) return undefined;
  const body = child(child(document.documentElement, 'component'), 'structuredBody');
  return sectionsOf(body);
}

function sectionsOf(parent: Element | undefined): Section[] {
  return children(parent, 'component')
    .flatMap((component) => child(component, 'section') ?? [])
    .map((section) => ({
      title: wordsOf(child(section, 'title')),
      blocks: blocksOf(child(section, 'text')),
      sections: sectionsOf(section),
    }))
    .filter((section) => section.blocks.length > 0 || section.sections.length > 0);
}

/** Runs of words and inline elements are one text; paragraphs, lists and tables are separate. */
function blocksOf(text: Element | undefined): Block[] {
  const blocks: Block[] = [];
  let run = '';
  const end = () => {
    if (run.trim()) blocks.push({ is: 'text', text: tidy(run) });
    run = '';
  };
  for (const node of text?.childNodes ?? []) {
    const made = node instanceof Element ? blockOf(node) : undefined;
    if (made) {
      end();
      blocks.push(...made);
    } else {
      run += node instanceof Element ? inline(node) : (node.textContent ?? '');
    }
  }
  end();
  return blocks;
}

function blockOf(element: Element): Block[] | undefined {
  switch (element.localName) {
    case 'paragraph':
      return blocksOf(element);
    case 'list':
      return [
        {
          is: 'list',
          items: children(element, 'item')
            .map(blocksOf)
            .filter((item) => item.length > 0),
        },
      ];
    case 'table':
      return [tableOf(element)];
    default:
      // Some senders put tables into content elements.
      return element.querySelector('table, list, paragraph') ? blocksOf(element) : undefined;
  }
}

function tableOf(table: Element): Block {
  const rows = [...table.getElementsByTagNameNS('*', 'tr')];
  const head = rows.find((row) => row.parentElement?.localName === 'thead');
  const cells = (row: Element) =>
    [...row.children].filter((cell) => ['td', 'th'].includes(cell.localName)).map(wordsOf);
  return {
    is: 'table',
    caption: wordsOf(child(table, 'caption')),
    head: head ? cells(head) : [],
    rows: rows.filter((row) => row.parentElement?.localName !== 'thead').map(cells),
  };
}

function inline(element: Element): string {
  if (element.localName === 'br') return '\n';
  return [...element.childNodes]
    .map((node) => (node instanceof Element ? inline(node) : (node.textContent ?? '')))
    .join(['td', 'th', 'item', 'paragraph'].includes(element.localName) ? ' ' : '');
}

const wordsOf = (element: Element | undefined) => (element ? tidy(inline(element)) : '');

const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');

const children = (parent: Element | undefined, name: string) =>
  [...(parent?.children ?? [])].filter((element) => element.localName === name);

const child = (parent: Element | undefined, name: string) => children(parent, name)[0];
