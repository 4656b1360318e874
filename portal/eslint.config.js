import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';
import a11y from 'eslint-plugin-jsx-a11y';
import importX from 'eslint-plugin-import-x';

/** The zones of the house: pure functions know no React, features do not reach into each other. */
const zones = [
  {
    target: './src/fhir',
    from: ['./src/features', './src/app', './src/ui'],
    message: 'fhir/ holds pure functions: no components, no hooks.',
  },
  { target: './src/ui', from: ['./src/features', './src/app'], message: 'ui/ knows no feature.' },
  { target: './src/features/chart', from: './src/features/feeds', message: 'Features stand alone.' },
  { target: './src/features/feeds', from: './src/features/chart', message: 'Features stand alone.' },
];

export default tseslint.config(
  { ignores: ['target/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  a11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
);
