/** What each order by session must bring along, so that no page of another site can give it: the value of the service's cookie. */
export function guard(): string {
  const found = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return decodeURIComponent(found?.[1] ?? '');
}
