// A PostgreSQL database as one whole: every store of one server's database.
import { AppError } from '../core/errors.js';
import type { Storage } from '../core/storage.js';

/**
 * Connects to the server that `url` names and brings its tables up to date, unless `readonly`. Throws CONFIG_INVALID
 * where the address cannot be read, DATABASE_UNREADABLE where the server cannot be reached or its tables are of an older
 * version, DATABASE_TOO_NEW where a later version of the program was there.
 */
export async function openPostgresStorage(
  _url: string,
  _options: { readonly readonly?: boolean } = {},
): Promise<Storage> {
  throw new AppError('CONFIG_INVALID', 'DATABASE_URL: not yet.');
}
