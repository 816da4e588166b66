// Opens a collection that is only measured in: neither the folder nor the server's database of the settings is touched.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Collection, openCollection } from './compose.js';
import type { ReaderUse } from './compose-asking.js';
import type { Config } from './config.js';

/** What the place that `eval` keeps from run to run is called, in DATA_DIR and behind the name of the server's database. */
const KEPT = 'eval';

async function besideOf(config: Config, suffix: string) {
  if (config.DATABASE_URL === undefined) return null;
  const { databaseBeside } = await import('./postgres/database-beside.js');
  return await databaseBeside(config.DATABASE_URL, suffix);
}

/** The collection that is kept from one measuring to the next. Throws as openCollection and databaseBeside do. */
export async function openKeptApart(config: Config, log: Logger, use: ReaderUse = {}): Promise<Collection> {
  const DATABASE_URL = (await besideOf(config, KEPT))?.url;
  return await openCollection({ ...config, DATA_DIR: join(config.DATA_DIR, KEPT), DATABASE_URL }, log, use);
}

/** Runs `work` in an empty collection that is thrown away after it. Throws as openCollection and databaseBeside do. */
export async function inThrownAway<T>(
  config: Config,
  log: Logger,
  use: ReaderUse,
  work: (collection: Collection) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-eval-'));
  const ends: Array<() => Promise<void>> = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    const beside = await besideOf(config, `${KEPT}_${randomUUID().slice(0, 8)}`);
    if (beside !== null) ends.push(beside.drop);
    const own = { ...config, DATA_DIR: folder, DATABASE_URL: beside?.url };
    const collection = await openCollection(own, log, use);
    ends.push(collection.close);
    return await work(collection);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
