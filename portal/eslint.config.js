import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';
import a11y from 'eslint-plugin-jsx-a11y';

/** A zone of the house: what its files must not import, and why. */
const zone = (folder, group, message) => ({
  files: [`src/${folder}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

const screens = ['react', 'react-*', '@mantine/*', '@tanstack/*', '**/features/**', '**/app/**', '**/ui/**'];

export default tseslint.config(
  { ignores: ['target/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  a11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  zone('fhir', [...screens, '**/admin/**'], 'fhir/ holds pure functions: no components, no hooks.'),
  zone('admin', [...screens, '**/fhir/**'], 'admin/ holds pure functions: no components, no hooks.'),
  zone('ui', ['**/features/**', '**/app/**'], 'ui/ knows no feature.'),
  zone('features/chart', ['**/feeds/**', '**/app/**', '**/admin/**'], 'Features stand alone.'),
  zone('features/feeds', ['**/chart/**', '**/app/**'], 'Features stand alone.'),
);
