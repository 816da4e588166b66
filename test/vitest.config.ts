// How vitest finds and runs the tests; kept under test/ so that the top level stays bare.
import { defineConfig } from 'vitest/config';

const ROOMS = ['core', 'app', 'bot', 'jobs', 'settings', 'store'].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Tests that load the model without the product's own start; see silenceModelRuntime in src/config.ts.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    maxWorkers: 2,
    projects: [
      // What these rooms hold keeps nothing between files, so that loading it once is enough.
      { extends: true, test: { name: 'rooms', include: ROOMS, isolate: false } },
      {
        extends: true,
        test: { name: 'product', include: ['test/**/*.test.ts'], exclude: [...ROOMS, '**/node_modules/**'] },
      },
    ],
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
  },
});
