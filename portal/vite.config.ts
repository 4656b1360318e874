import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the service runs while the pages are being worked on; the built pages are served by the service itself. */
const service = process.env['SERVICE_URL'] ?? 'http://127.0.0.1:8080';
const proxy = {
  '/fhir': service,
  '/admin/api': service,
  '/intake': service,
  '/oauth2': service,
  '/account/api': service,
  '/login': service,
  '/logout': service,
  '^/invitation([/?]|$)': service,
  '/setup': service,
};

export default defineConfig({
  plugins: [react()],
  // The browser has fetch and cryptography of its own; fhirclient need not bring any.
  define: { FHIRCLIENT_PURE: 'true' },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    rollupOptions: {
      input: { index: 'index.html', entrance: 'src/entrance/main.ts' },
      // The service writes the pages of the entrance and must know what their script is called.
      output: {
        entryFileNames: ({ name }) => (name === 'entrance' ? 'entrance.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 30_000,
  },
});
