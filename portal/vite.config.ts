import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the service runs while the pages are being worked on; the built pages are served by the service itself. */
const service = process.env['SERVICE_URL'] ?? 'http://127.0.0.1:8080';
const proxy = { '/fhir': service, '/admin/api': service, '/intake': service };

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'target/classes/static', emptyOutDir: true },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 30_000,
  },
});
