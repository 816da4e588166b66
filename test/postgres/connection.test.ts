// What an address of a server that cannot be used leads to: one line without the password.
import { expect, it } from 'vitest';
import { connectPostgres } from '../../src/postgres/connection.js';
import { asFault } from '../../src/postgres/fault.js';
import { openServerToFill, openServerToMove } from '../../src/postgres/moving.js';

/** Nothing listens at this port of the loopback. */
const NOBODY = 'postgres://bot:secret@127.0.0.1:1/trichdan';

it('refuses an address that cannot be read before anything is asked, without repeating it', () => {
  const open = () => connectPostgres('postgres://bot:secret@127.0.0.1:99999/trichdan');
  expect(open).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  expect(open).toThrow(/^DATABASE_URL: (?!.*secret)/u);
});

it.each([openServerToFill, openServerToMove])(
  'says in %o that the server does not answer',
  async (opened) => {
    const db = connectPostgres(NOBODY);
    const refused: unknown = await opened(db).catch((error: unknown) => error);
    await db.close();
    expect(refused).toMatchObject({ code: 'DATABASE_UNREADABLE' });
    expect(String(refused)).toMatch(/DATABASE_URL: .*ECONNREFUSED/u);
  },
);

it.each(['prefer', 'require', 'verify-ca'])(
  'takes sslmode=%s without a warning of the driver',
  async (mode) => {
    const warnings: string[] = [];
    const hear = ({ message }: Error): void => void warnings.push(message);
    process.on('warning', hear);
    const db = connectPostgres(`${NOBODY}?sslmode=${mode}`);
    await expect(db.query('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
    await db.close();
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  },
);

it.each([
  ['Connection terminated unexpectedly', undefined, true],
  ['timeout exceeded when trying to connect', undefined, true],
  ['getaddrinfo EAI_AGAIN db.example', 'EAI_AGAIN', true],
  ['could not extend file', '53100', true],
  ['the database system is shutting down', '57P03', true],
  ['cannot execute INSERT in a read-only transaction', '25006', true],
  ['canceling statement due to lock timeout', '55P03', false],
  ['duplicate key value', '23505', false],
  ['column "x" does not exist', '42703', false],
  ['The "list" argument must be an array', 'ERR_INVALID_ARG_TYPE', false],
  ['x is not a function', undefined, false],
])('of what fails with “%s” (%s) it may pass: %s', (message, code, passes) => {
  const error = Object.assign(new Error(message), code === undefined ? {} : { code });
  const named = asFault(error);
  if (passes) expect(named).toMatchObject({ name: 'AppError', code: 'DATABASE_AWAY', cause: error });
  else expect(named).toBe(error);
});
