// Opens both databases of a move: the file of DATA_DIR and the server of DATABASE_URL.
import { existsSync, rmSync } from 'node:fs';
import { type MoveOutcome, type MoveParts, moveDatabase } from './app/move-database.js';
import { databaseFile, indexFile, makeFolder } from './compose-storage.js';
import type { Config } from './config.js';
import { AppError } from './core/errors.js';
import type { MoveSource, MoveTarget } from './core/move-ports.js';
import { openFileToFill, openFileToMove } from './store/moving.js';
import { stampFile } from './vectors/index-files.js';

/** What is moved into: the server's database, out of the file, or the file, out of the server's database. */
export type MoveDirection = 'postgres' | 'sqlite';

/** Moves everything; see app/move-database. Throws CONFIG_INVALID, DATABASE_IN_USE and as opening either database does. */
export async function migrateDatabase(
  config: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>,
  direction: MoveDirection,
  options: Omit<MoveParts, 'from' | 'to'>,
): Promise<MoveOutcome> {
  const file = databaseFile(config);
  if (config.DATABASE_URL === undefined) {
    throw new AppError(
      'CONFIG_INVALID',
      'DATABASE_URL: names the server to move to or from, and is not set.',
    );
  }
  if (direction === 'postgres' && !existsSync(file)) {
    throw new AppError('CONFIG_INVALID', `DATA_DIR: there is no database ${file}.`);
  }
  const { connectPostgres } = await import('./postgres/connection.js');
  const { openServerToFill, openServerToMove } = await import('./postgres/moving.js');
  const server = connectPostgres(config.DATABASE_URL);
  const closing: Array<() => Promise<void>> = [() => server.close()];
  const opened = <T extends MoveSource>(one: T): T => {
    closing.push(() => one.close());
    return one;
  };
  try {
    if (direction === 'postgres') {
      const from = opened(openFileToMove(file));
      return await moveDatabase({ from, to: opened(await openServerToFill(server)), ...options });
    }
    makeFolder(config.DATA_DIR);
    const from = opened(await openServerToMove(server));
    const filled = opened(openFileToFill(file));
    const to: MoveTarget = {
      ...filled,
      async begin(note) {
        // The index of a former file would not know that the vectors are another's; without its stamp it is made anew.
        rmSync(stampFile(indexFile(config)), { force: true });
        await filled.begin(note);
      },
    };
    return await moveDatabase({ from, to, ...options });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
