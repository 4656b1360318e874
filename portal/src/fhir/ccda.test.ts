import { describe, expect, it } from 'vitest';
import { ccdaSections } from './ccda';

const document = (text: string) => `<?xml version="1.0"?>
  <ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody>
    <component><section><title>Plan</title><text>${text}</text></section></component>
    <component><section><title>Nothing</title></section></component>
  </structuredBody></component></ClinicalDocument>`;
const blocks = (text: string) => ccdaSections(document(text))?.[0]?.blocks;

describe('the narrative of a clinical document', () => {
  it('is its sections with a text, by their titles', () => {
    expect(ccdaSections(document('Rest.'))).toEqual([
      { title: 'Plan', blocks: [{ is: 'text', text: 'Rest.' }], sections: [] },
    ]);
  });

  it('keeps paragraphs, lists and tables', () => {
    expect(blocks('Before <content styleCode="Bold">and after</content><paragraph>Next</paragraph>')).toEqual(
      [
        { is: 'text', text: 'Before and after' },
        { is: 'text', text: 'Next' },
      ],
    );
    expect(blocks('<list><item>One</item><item>Two<br/>lines</item></list>')).toEqual([
      { is: 'list', items: [[{ is: 'text', text: 'One' }], [{ is: 'text', text: 'Two\nlines' }]] },
    ]);
    const table =
      '<table><caption>Drugs</caption><thead><tr><th>Name</th></tr></thead><tbody><tr><td>A</td></tr></tbody></table>';
    expect(blocks(table)).toEqual([{ is: 'table', caption: 'Drugs', head: ['Name'], rows: [['A']] }]);
  });

  it('takes over words alone, whatever the document brings', () => {
    expect(blocks('<content><script>alert(1)</script></content>')).toEqual([
      { is: 'text', text: 'alert(1)' },
    ]);
  });

  it('is none where it is no XML', () => {
    expect(ccdaSections('not a document')).toBeUndefined();
  });
});
