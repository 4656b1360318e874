import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** What each page is called, by the beginning of its address. No name of a person: a browser keeps titles. */
const TITLES: readonly (readonly [string, string])[] = [
  ['/people/', 'Chart'],
  ['/admin/messages/', 'Message'],
  ['/admin/review/', 'Compare a pair'],
  ['/admin/review', 'Who is who'],
  ['/admin/held-numbers/', 'Held number'],
  ['/admin/persons/', 'Links of a person'],
  ['/admin/persons', 'Find a person'],
  ['/admin', 'Feeds'],
  ['/accounts', 'Accounts'],
  ['/account', 'Your account'],
  ['/invitations', 'Invitations'],
  ['/', 'Find a chart'],
];

export const titleOf = (path: string) =>
  `${TITLES.find(([start]) => path.startsWith(start))?.[1] ?? 'Page'} · Health Record`;

/**
 * What a browser does when a page is loaded, for pages that are only exchanged: the title says where one is, the page
 * begins at its top, and the next key press starts from its content.
 */
export function PageChange() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    document.title = titleOf(pathname);
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
