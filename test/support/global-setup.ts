// Builds src/ once before any test: worker threads load the built files, which must match the sources under test.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function setup(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Type errors do not keep the files from being written; `npm test` has refused them before it comes here.
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: root });
  if (built.error) throw built.error;
}
