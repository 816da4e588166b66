// Opens the database that the settings name: the embedded one in a file of DATA_DIR, or a PostgreSQL server's.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pause } from './app/pause.js';
import type { Config } from './config.js';
import { AppError } from './core/errors.js';
import type { Storage } from './core/storage.js';
import { openSqliteStorage, type SqliteStorageOptions } from './store/storage.js';

type StorageConfig = Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>;

/** Not mkdir's own `recursive`: where the system lets nobody make folders, as in /proc, Node tries for ever. */
export function makeFolder(folder: string): void {
  try {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    if (code === 'ENOSPC') throw new AppError('DISK_FULL', `DATA_DIR: the disk of ${folder} is full.`, error);
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${folder} cannot be made a folder (${code}).`, error);
  }
}

export function databaseFile({ DATA_DIR: folder }: Pick<Config, 'DATA_DIR'>): string {
  return join(folder, 'trichdan.sqlite');
}

/** Name of the process's own index of the vectors; its stamp and its data lie beside it. */
export function indexFile({ DATA_DIR: folder }: Pick<Config, 'DATA_DIR'>): string {
  return join(folder, 'vectors.hnsw');
}

function assertWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${path} cannot be written.`, error);
  }
}

/** Loaded only where there is such a server: the driver would make every other start slower. */
async function openServer(url: string, { readonly }: { readonly readonly: boolean }): Promise<Storage> {
  const { openPostgresStorage } = await import('./postgres/storage.js');
  return await openPostgresStorage(url, { readonly, wait: pause });
}

/** The database, made and brought up to date where it is not; what takes long is read in a thread where its end is heard of. Throws CONFIG_INVALID where it cannot be. */
export async function openStorage(
  config: StorageConfig,
  options: Pick<SqliteStorageOptions, 'onReadingDeath'> = {},
): Promise<Storage> {
  makeFolder(config.DATA_DIR);
  if (config.DATABASE_URL !== undefined) return await openServer(config.DATABASE_URL, { readonly: false });
  const file = databaseFile(config);
  for (const path of [config.DATA_DIR, file]) if (existsSync(path)) assertWritable(path);
  return await openSqliteStorage(file, options);
}

/** The database only to read; an empty one in memory where there is none. */
export async function openStorageToRead(config: StorageConfig): Promise<Storage> {
  if (config.DATABASE_URL !== undefined) return await openServer(config.DATABASE_URL, { readonly: true });
  const file = databaseFile(config);
  if (existsSync(config.DATA_DIR) && !statSync(config.DATA_DIR).isDirectory()) makeFolder(config.DATA_DIR);
  return await (existsSync(file)
    ? openSqliteStorage(file, { readonly: true })
    : openSqliteStorage(':memory:'));
}
