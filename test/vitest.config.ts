// How vitest finds and runs the tests; kept under test/ so that the top level stays bare.
import { defineConfig } from 'vitest/config';

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
      // Pure functions keep nothing between files, so that loading them once is enough.
      { extends: true, test: { name: 'core', include: ['test/core/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: { name: 'product', include: ['test/**/*.test.ts'], exclude: ['test/core/**'] },
      },
    ],
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
  },
});
