// Which failures of PostgreSQL are the server's or the way's to it and may pass, and what the rest of the program calls them.
import { AppError } from '../core/errors.js';

/** A code of the server or of the system; of what became an AppError here, that of its cause. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AppError) return codeOf(error.cause);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const OF_THE_SERVER = /^[0-9A-Z]{5}$/u;

/**
 * By PostgreSQL's table of codes, connection exceptions, rollbacks because of others, insufficient resources (a full disk, too
 * many connections), intervention by an operator (shutdown, timeouts), system errors; and a server that takes no writes, as
 * one that is about to lead another. A lock that was not to be waited for (55P03) is somebody's to decide on.
 */
const PASSING = /^(?:08|40|53|57|58)|^(?:25006|25P03)$/u;

/** DISK_FULL of the server. */
export const SERVER_DISK_FULL = '53100';

/** Codes of the system (ECONNRESET, EAI_AGAIN), and what the driver says of connections that are no more, which has no code. */
const OF_THE_WAY = /^E(?!RR_)[A-Z_]+$/u;
const NO_CONNECTION =
  /^(?:Connection terminated|timeout ex|Query read timeout|Client (?:has encountered|was closed)|Cannot use a pool)/u;

function mayPass(error: Error, code: string | undefined): boolean {
  if (code === undefined) return NO_CONNECTION.test(error.message);
  return OF_THE_SERVER.test(code) ? PASSING.test(code) : OF_THE_WAY.test(code);
}

/** What may pass as DATABASE_AWAY, anything else as it is. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = codeOf(error);
  if (!mayPass(error, code)) return error;
  const why = code === SERVER_DISK_FULL ? 'its disk is full' : (code ?? 'no connection');
  return new AppError('DATABASE_AWAY', `The database cannot be used now (${why}).`, error);
}

/** What the driver or the server said of a DATABASE_AWAY; any other error as it is. */
export function faultBehind(error: unknown): unknown {
  return error instanceof AppError && error.code === 'DATABASE_AWAY' && error.cause !== undefined
    ? error.cause
    : error;
}

/** Runs a statement, or several; what fails of it fails as `asFault` has it. */
export async function faultsNamed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFault(error);
  }
}
