// Prints vitest's count as one plain line, which continuous integration reads.
import type { Reporter, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      if (module.state() === 'failed' && module.children.size === 0) count.failed++;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed' || state === 'failed' || state === 'skipped') count[state]++;
      }
    }
    if (count.skipped > 0) process.stdout.write(`\n${count.skipped} skipped\n`);
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`);
  }
}
