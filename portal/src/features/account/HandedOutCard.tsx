import { Card, Code, Stack, Text, Title } from '@mantine/core';
import type { HandedOut } from '../../account/types';
import { timeText } from '../../admin/format';

/** An invitation to be written down or printed: it is shown this once. */
export function HandedOutCard({ handed }: { handed: HandedOut }) {
  return (
    <Card withBorder role="status" component="section" aria-label="The invitation">
      <Stack gap="xs">
        <Title order={3} size="h5">
          The invitation
        </Title>
        <Text>
          Page: <Code>{handed.link}</Code>
        </Text>
        <Text>
          Number: <Code>{handed.number}</Code>
        </Text>
        <Text>
          Code: <Code>{handed.code}</Code>
        </Text>
        <Text size="sm" c="dimmed">
          It works once, until {timeText(handed.endsAt)}. It is not shown again. Give the code by another way
          than the link.
        </Text>
      </Stack>
    </Card>
  );
}
