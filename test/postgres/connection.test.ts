// What an address of a server that cannot be used leads to: one line without the password.
import { expect, it } from 'vitest';
import { connectPostgres } from '../../src/postgres/connection.js';
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
