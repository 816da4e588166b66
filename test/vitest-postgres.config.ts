// How `npm run test:postgres` runs what is to hold on a real PostgreSQL server; see support/postgres-server.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 20_000 } },
    env: { ORT_DISABLE_TELEMETRY: '1' },
    maxWorkers: 2,
    include: ['test/postgres/**/*.test.ts', 'test/native/**/*.test.ts'],
    isolate: false,
    globalSetup: ['test/support/postgres-server.ts', 'test/support/global-setup.ts'],
  },
});
