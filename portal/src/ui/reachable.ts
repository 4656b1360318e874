/** What a region needs that scrolls: a place in the order of Tab, and a name. */
export const reachable = (label: string) => ({ tabIndex: 0, role: 'region', 'aria-label': label });
