// How vitest finds and runs the tests; kept under test/ so that the top level stays bare.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Tests that load the model without the product's own start; see silenceModelRuntime in src/config.ts.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
  },
});
