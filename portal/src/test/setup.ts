import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What jsdom lacks and the component library asks for. */
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;

window.scrollTo = () => undefined;

globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// Without a layout every box would be empty, and a list that draws only what is in view would draw nothing.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 60 });
