// The peers that are measured against: installed into test/bench/peers, never with the product.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root.js';

export const PEERS_FOLDER = join(projectRoot, 'test', 'bench', 'peers');

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestIn(...path: readonly string[]): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(PEERS_FOLDER, ...path, 'package.json'), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** Whether every peer is there in the version that is pinned. */
function areInstalled(): boolean {
  return Object.entries(manifestIn()?.dependencies ?? {}).every(([name, version]) => {
    const found = manifestIn('node_modules', name)?.version;
    return version.startsWith('file:') ? found !== undefined : found === version;
  });
}

/** Installs the peers where they are missing, saying so. Throws when that fails. */
export function installPeers(say: (line: string) => void): void {
  if (areInstalled()) return;
  say(
    'The peers are not installed, or in other versions. Installing them once, below test/bench/peers only:',
  );
  say('  npm ci --prefix test/bench/peers');
  const args = ['ci', '--prefix', PEERS_FOLDER, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit', cwd: PEERS_FOLDER });
  if (status !== 0)
    throw new Error('The peers could not be installed; see above.', error && { cause: error });
}

/** A peer's module. Its types are what the caller says: the product is built without the peers. */
export function peer<T>(name: string): T {
  return createRequire(join(PEERS_FOLDER, 'package.json'))(name) as T;
}
