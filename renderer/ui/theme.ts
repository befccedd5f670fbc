import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const signal: MantineColorsTuple = [
  '#e6f7f7',
  '#cfecec',
  '#9fd8d9',
  '#6cc3c5',
  '#43b0b3',
  '#1f9599',
  '#0e7c81',
  '#0a6c71',
  '#075a5f',
  '#04464a',
];
const slate: MantineColorsTuple = [
  '#e6e9ee',
  '#c3c9d3',
  '#a4adba',
  '#7d8796',
  '#4a5361',
  '#363e4a',
  '#262d37',
  '#1b2129',
  '#14191f',
  '#0f1318',
];

/** Compact, quiet, and with one accent colour; small text keeps a contrast of 4.5:1 and more. */
export const theme = createTheme({
  primaryColor: 'signal',
  primaryShade: { light: 6, dark: 6 },
  colors: { signal, dark: slate },
  defaultRadius: 5,
  fontFamily:
    '"Segoe UI", system-ui, -apple-system, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", "SF Mono", Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '19px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Replaces Mantine's secondary greys, which are too pale for small text. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566070',
    '--mantine-color-placeholder': '#667080',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#17202a',
    '--mantine-color-error': '#b42318',
  },
  dark: {
    '--mantine-color-dimmed': '#a4adba',
    '--mantine-color-placeholder': '#939dac',
    '--mantine-color-body': '#1b2129',
    '--mantine-color-text': '#e6e9ee',
    '--mantine-color-error': '#ff8a80',
  },
});
