// Builds src/ once before any test: worker threads load the built files, which must match the sources under test. Makes
// and removes the folder in which tests leave each other a filled collection.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** See support/sample-collection. */
    readonly sharedFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Type errors do not keep the files from being written; `npm test` has refused them before it comes here.
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: root });
  if (built.error) throw built.error;
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-shared-'));
  project.provide('sharedFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
