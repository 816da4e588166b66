// Makes a database of its own on the same server, for measuring in it what the collection must not be touched by.
import { AppError } from '../core/errors.js';
import { connectPostgres } from './connection.js';
import { codeOf, faultBehind } from './fault.js';

export interface DatabaseBeside {
  readonly url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Codes of what the server says of a database that is there, and of a role that may make none. */
const [THERE, FORBIDDEN] = ['42P04', '42501'];
/** In bytes; PostgreSQL cuts off the rest, and what two names begin with could be the same. */
const LONGEST_NAME = 63;

/**
 * The database that is called as the one of `url` with `suffix` (a-z, 0-9, _) behind, empty where there was none. Throws
 * CONFIG_INVALID where the role may not make it or the name would be too long, DATABASE_UNREADABLE without a server.
 */
export async function databaseBeside(url: string, suffix: string): Promise<DatabaseBeside> {
  const named = async (): Promise<string> => {
    const server = connectPostgres(url);
    try {
      const [row] = await server.query<{ name: string }>('SELECT current_database()::text AS name');
      const name = `${row?.name ?? ''}_${suffix}`;
      if (Buffer.byteLength(name) > LONGEST_NAME)
        throw new AppError('CONFIG_INVALID', `DATABASE_URL: ${name} is too long for a database's name.`);
      await server
        .run(`CREATE DATABASE ${quoted(name)} TEMPLATE template0 ENCODING 'UTF8'`)
        .catch((error) => {
          if (codeOf(error) !== THERE) throw error;
        });
      return name;
    } catch (error) {
      throw asMakingError(error);
    } finally {
      await server.close();
    }
  };
  const name = await named();
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return {
    url: address.href,
    async drop() {
      const server = connectPostgres(url);
      try {
        await server.run(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
      } finally {
        await server.close();
      }
    },
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function asMakingError(failure: unknown): unknown {
  const error = faultBehind(failure);
  if (error instanceof AppError) return error;
  if (codeOf(error) === FORBIDDEN) {
    return new AppError(
      'CONFIG_INVALID',
      'DATABASE_URL: measuring is done in a database of its own, and this role may not create one (CREATEDB).',
      error,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('DATABASE_UNREADABLE', `DATABASE_URL: the server cannot be used (${reason}).`, error);
}
