// Every way in which something handed in may not be taken, for tests that each has words of its own.
import type { ProblemCode } from '../../src/core/source-item.js';

const EVERY: Readonly<Record<ProblemCode, true>> = {
  unreadable: true,
  binary: true,
  empty: true,
  'too-large': true,
  'broken-json': true,
  'invalid-field': true,
  'invalid-date': true,
  'duplicate-id': true,
  'nothing-found': true,
  'unknown-kind': true,
  'broken-row': true,
  'no-columns': true,
  'broken-front-matter': true,
  'not-understood': true,
  'not-fetched': true,
};

export const PROBLEM_CODES = Object.keys(EVERY);
