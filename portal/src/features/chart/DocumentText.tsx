import { List, Stack, Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { ccdaSections, type Block, type Section } from '../../fhir/ccda';
import { Disclosure } from '../../ui/Disclosure';

/** A clinical document's narrative, section by section. */
export function DocumentText({ xml }: { xml: string }) {
  const sections = useMemo(() => ccdaSections(xml), [xml]);
  if (sections === undefined) return <Text>The document is not well formed: it cannot be shown.</Text>;
  if (sections.length === 0) return <Text>The document has no text to read.</Text>;
  return (
    <Stack gap="xs">
      {sections.map((section, index) => (
        <SectionText key={index} section={section} />
      ))}
    </Stack>
  );
}

function SectionText({ section }: { section: Section }) {
  return (
    <section aria-label={section.title || 'Section'}>
      <Title order={3} size="h5">
        {section.title}
      </Title>
      <Stack gap={4}>
        {section.blocks.map((block, index) => (
          <BlockText key={index} block={block} />
        ))}
        {section.sections.map((inner, index) => (
          <SectionText key={index} section={inner} />
        ))}
      </Stack>
    </section>
  );
}

function BlockText({ block }: { block: Block }) {
  switch (block.is) {
    case 'text':
      return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{block.text}</Text>;
    case 'list':
      return (
        <List>
          {block.items.map((item, index) => (
            <List.Item key={index}>
              {item.map((part, at) => (
                <BlockText key={at} block={part} />
              ))}
            </List.Item>
          ))}
        </List>
      );
    case 'table':
      return block.rows.length > LONG ? (
        <Disclosure label={`Table of ${block.rows.length} rows`}>
          <TableText table={block} />
        </Disclosure>
      ) : (
        <TableText table={block} />
      );
  }
}

/** Longer tables are folded, so that the sections after them can be found. */
const LONG = 30;

function TableText({ table }: { table: Extract<Block, { is: 'table' }> }) {
  return (
    <Table captionSide="top" withRowBorders fz="sm" style={{ overflowWrap: 'anywhere' }}>
      {table.caption && <Table.Caption ta="left">{table.caption}</Table.Caption>}
      {table.head.length > 0 && (
        <Table.Thead>
          <Table.Tr>
            {table.head.map((cell, index) => (
              <Table.Th key={index}>{cell}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
      )}
      <Table.Tbody>
        {table.rows.map((row, index) => (
          <Table.Tr key={index}>
            {row.map((cell, at) => (
              <Table.Td key={at}>{cell}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
