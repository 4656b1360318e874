import { Badge, Card, Drawer, Group, List, Stack, Text, Title } from '@mantine/core';
import type { Addition } from '../../fhir/additions';
import type { Entry } from '../../fhir/entries';
import type { Statement } from '../../fhir/evidence';
import { whenText } from '../../fhir/format';
import { lineOf } from '../../fhir/lines';
import { statusWords } from '../../fhir/statusWords';
import { Disclosure } from '../../ui/Disclosure';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { Loading } from '../../ui/Loading';
import { MarkedText } from '../../ui/MarkedText';
import { useReading } from './chartContext';
import { Disputes } from './Disputes';
import { useEvidence } from './useEvidence';

/** Who says so: first what is disputed and each clinic's statement in words; the message itself on demand. */
export function EvidenceDrawer({ entry, onClose }: { entry: Entry | undefined; onClose: () => void }) {
  const { nameOf } = useReading();
  return (
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Text fw={700}>Who says so: {entry?.title}</Text>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {entry && (
        <Stack>
          <Disputes disputes={entry.disputes} nameOf={nameOf} />
          <Additions additions={entry.additions} />
          {[entry.reference, ...entry.parts].map((reference) => (
            <Statements key={reference} reference={reference} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

/** What other clinics add to what is shown, as the server says it: each statement is below. */
function Additions({ additions }: { additions: readonly Addition[] }) {
  const { nameOf } = useReading();
  if (additions.length === 0) return null;
  return (
    <List size="sm" spacing={2} aria-label="What other clinics add">
      {additions.map(({ source, adds, says }) => (
        <List.Item key={source}>
          {nameOf(source)}
          {adds.length > 0 && ` adds: ${adds.map(small).join(', ')}`}
          {adds.length > 0 && says.length > 0 && '; it'}
          {says.length > 0 && ` also says: ${says.map(small).join('; ')}`}
        </List.Item>
      ))}
    </List>
  );
}

const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function Statements({ reference }: { reference: string }) {
  const evidence = useEvidence(reference);
  if (evidence.isLoading) return <Loading what="the evidence" />;
  if (evidence.isError) {
    return <Failure what="the evidence" error={evidence.error} retry={() => void evidence.refetch()} />;
  }
  const statements = evidence.data?.statements ?? [];
  if (statements.length === 0) return <Empty>No statement stands behind this.</Empty>;
  return statements.map((statement) => (
    <StatementCard
      key={`${statement.messageId} ${statement.unit} ${statement.place}`}
      statement={statement}
    />
  ));
}

function StatementCard({ statement }: { statement: Statement }) {
  return (
    <Card withBorder component="article" aria-label={`Statement of ${statement.clinicName}`}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {statement.clinicName}
        </Title>
        <Badge
          variant="outline"
          color={statement.stands ? 'teal' : 'gray'}
          tt="none"
          style={{ color: 'inherit' }}
        >
          {standing(statement)}
        </Badge>
      </Group>
      <Stated statement={statement} />
      <Text size="sm" c="dimmed">
        Stated {whenText(statement.time)}
      </Text>
      <Disclosure
        label={
          <Text span size="sm">
            Show the message itself
          </Text>
        }
      >
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          Message {statement.messageId}, at {statement.place}
        </Text>
        {statement.excerpt ? (
          <MarkedText
            text={statement.excerpt.text}
            spans={[statement.excerpt]}
            label={`Message of ${statement.clinicName}`}
            height={260}
          />
        ) : (
          <Text size="sm">The message cannot be shown.</Text>
        )}
      </Disclosure>
    </Card>
  );
}

/** The fact as this clinic alone puts it: where clinics disagree, this is the difference. */
function Stated({ statement }: { statement: Statement }) {
  const line = statement.stated && lineOf(statement.stated, new Map());
  if (!line) return null;
  const more = [
    line.flag?.words,
    line.range && `range ${line.range}`,
    statusWords(line),
    line.doubt,
    whenText(line.when, line.until),
    line.by && `by ${line.by}`,
  ];
  const details = more.filter(Boolean).join(', ');
  return (
    <Text mt={4} style={{ overflowWrap: 'anywhere' }}>
      “{[line.title, line.value].filter(Boolean).join(' — ')}”{details && ` (${details})`}
    </Text>
  );
}

function standing(statement: Statement): string {
  if (statement.withdrawn) return 'taken back';
  return statement.stands ? 'stands' : 'replaced later';
}
