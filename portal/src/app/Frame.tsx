import { Anchor, AppShell, Container, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import classes from './Frame.module.css';
import { PageChange } from './PageChange';

/** The frame around every page: where one is, and the way to the other half of the house. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <AppShell header={{ height: 52 }} padding={0}>
      <a className={classes['skip']} href="#content">
        Skip to the content
      </a>
      <PageChange />
      <AppShell.Header>
        <Container size="xl" h="100%" px="md">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Anchor component={Link} to="/" underline="never" c="inherit" visibleFrom="xs">
              <Text fw={700}>Health Record</Text>
            </Anchor>
            <Group component="nav" aria-label="Pages" gap="lg">
              <Anchor component={Link} to="/">
                Charts
              </Anchor>
              <Anchor component={Link} to="/admin">
                Feeds
              </Anchor>
              <Anchor component={Link} to="/admin/review">
                Who is who
              </Anchor>
              <Anchor component={Link} to="/admin/audit">
                Audit
              </Anchor>
              <Anchor component={Link} to="/account">
                Account
              </Anchor>
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="content" tabIndex={-1} className={classes['main']}>
        <Container size="xl" p="md">
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
