/** SNOMED CT's semantic tags: what a concept is filed under, of no use to a reader. */
const TAGS = new Set([
  'administrative concept',
  'attribute',
  'body structure',
  'cell',
  'clinical drug',
  'contextual qualifier',
  'disorder',
  'environment',
  'event',
  'finding',
  'medicinal product',
  'medicinal product form',
  'morphologic abnormality',
  'navigational concept',
  'observable entity',
  'occupation',
  'organism',
  'person',
  'physical object',
  'procedure',
  'product',
  'qualifier value',
  'record artifact',
  'regime/therapy',
  'situation',
  'social concept',
  'specimen',
  'substance',
  'tumor staging',
]);

/** LOINC's property of a measurement, as its long names write it: "[Mass/volume]", "[#/volume]", "[Ratio]". */
const PROPERTY = new Set([
  'ratio',
  'score',
  'presence',
  'percentile',
  'type',
  'interpretation',
  'volume',
  'length',
]);

/** A name without what only a code system needs: "Asthma (disorder)" is "Asthma". The evidence keeps the whole name. */
export function plainTitle(title: string): string {
  return withoutProperty(withoutTag(title.trim())).replace(/\s{2,}/g, ' ');
}

function withoutTag(title: string): string {
  const open = title.lastIndexOf(' (');
  if (open <= 0 || !title.endsWith(')')) return title;
  return TAGS.has(title.slice(open + 2, -1).toLowerCase()) ? title.slice(0, open).trimEnd() : title;
}

function withoutProperty(title: string): string {
  return title.replace(/ \[([^\]]+)\]/g, (whole, inside: string) => (isProperty(inside) ? '' : whole));
}

function isProperty(inside: string): boolean {
  const words = inside.toLowerCase();
  return PROPERTY.has(words) || /^(mass|moles|#|entitic|enzymatic|volume|units|arbitrary)[ /]/.test(words);
}
