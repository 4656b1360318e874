import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver } from '@mantine/core';

/** Calm, readable, and with contrast enough for WCAG 2.2 AA on white and on dark. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 9, dark: 4 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  respectReducedMotion: true,
  // On dark the filled shades are light: white words on them could not be read.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--ink-on-filled)' } : {}),
  }),
});

/** The library's quiet text is too pale for WCAG 2.2 AA; ours is a step darker on white, a step lighter on dark. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--ink-on-filled': '#fff',
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-teal-filled-hover': '#065f46',
    '--mantine-primary-color-filled-hover': '#065f46',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-teal-light-color': '#054d3c',
    '--mantine-color-orange-light-color': '#7a2e00',
    '--mantine-color-red-light-color': '#8a1f1f',
  },
  dark: {
    '--ink-on-filled': '#1a1b1e',
    '--mantine-color-dimmed': '#ced4da',
    '--mantine-color-orange-light-color': '#ffd8a8',
    '--mantine-color-red-light-color': '#ffc9c9',
    '--mantine-color-teal-light-color': '#96f2d7',
    '--mantine-color-placeholder': '#adb5bd',
  },
});
