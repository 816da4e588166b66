// How vitest finds and runs the tests; kept under test/ so that the top level stays bare.
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = new URL('..', import.meta.url).pathname;

/** Where tests start processes, browsers and models, or try thousands of cases: begun first, or one of them would run on alone at the end. */
const LONG = [
  /^test\/(?:journeys|browser|cli|vectors)\//u,
  /-(?:property|years)\.test|\/(?:load|transcript|same-answers)\.test/u,
];

/** Tests that see what else is open in their process, or how much memory it takes. */
const ALONE = ['test/sources/watch-folder-end.test.ts', 'test/sources/fetcher-bounds.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      LONG.some((place) => place.test(relative(root, moduleId))) ? 0 : 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    root,
    // Far above what anything takes here: a machine that is busy with other things must not fail a test.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 20_000 } },
    // Tests that load the model without the product's own start; see silenceModelRuntime in src/config.ts.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    maxWorkers: 2,
    projects: [
      // No file leaves anything behind in the modules it uses, so that each worker loads them once.
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, 'test/native/**', '**/node_modules/**'],
          isolate: false,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    sequence: { sequencer: LongestFirst },
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
  },
});
