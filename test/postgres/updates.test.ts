// The inbox of updates, its lanes and the leader on PostgreSQL.
import { expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import type { Postgres } from '../../src/postgres/connection.js';
import { createPostgresLeadership } from '../../src/postgres/leadership.js';
import { createLockSession } from '../../src/postgres/lock-session.js';
import { createPostgresUpdateClaims } from '../../src/postgres/update-claims.js';
import { createPostgresUpdateInbox } from '../../src/postgres/updates.js';
import { leadershipContract } from '../contracts/leadership.js';
import { type OpenedClaims, updateClaimsContract } from '../contracts/update-claims.js';
import { updateInboxContract } from '../contracts/update-inbox.js';
import { losable } from '../support/losable-sessions.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();
const wait = pause;

updateInboxContract(POSTGRES, async () => {
  const db = await open();
  return {
    inbox: createPostgresUpdateInbox(db),
    content: async (id) => (await db.query('SELECT body, lane FROM updates WHERE update_id = $1', [id]))[0],
    close: () => {},
  };
});

let shared: Postgres;

function claimsOn(server: Postgres): OpenedClaims {
  const { db, lose } = losable(server);
  const claims = createPostgresUpdateClaims(createLockSession(db, { wait }));
  return { claims, inbox: createPostgresUpdateInbox(db), lose, close: () => claims.close() };
}

updateClaimsContract(
  POSTGRES,
  async () => {
    shared = await open();
    return claimsOn(shared);
  },
  () => claimsOn(shared),
);

leadershipContract(POSTGRES, async () => {
  const server = await open();
  return () => {
    const { db, lose } = losable(server);
    const asked: Array<() => void> = [];
    const leadership = createPostgresLeadership(createLockSession(db, { wait }), {
      wait: (_, signal) =>
        new Promise((resolve) => {
          asked.push(resolve);
          signal.addEventListener('abort', () => resolve());
        }),
    });
    return { leadership, lose, listen: () => void asked.splice(0).map((go) => go()) };
  };
});

it('a connection that was lost is not asked again, and closing ends all', async () => {
  const { db, lose } = losable(await open());
  const locks = createLockSession(db, { wait });
  let times = 0;
  locks.onLost(() => times++);
  expect(await locks.query<{ n: number }>('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await lose();
  expect(times).toBe(1);
  expect(await locks.query<{ n: number }>('SELECT 2 AS n')).toEqual([{ n: 2 }]);
  await expect(locks.query('SELECT nothing')).rejects.toThrow();
  expect(times).toBe(2);
  await locks.close();
  await expect(locks.query('SELECT 1')).rejects.toMatchObject({ code: 'CLOSED' });
});

it('a statement that is never answered counts as a lost connection', async () => {
  const server = await open();
  let asked = (): void => {};
  const late = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = {
    session: async () => ({
      ...(await server.session()),
      query: () => {
        asked();
        return new Promise<never>(() => {});
      },
    }),
  };
  const locks = createLockSession(silent, { wait: () => late });
  let lost = false;
  locks.onLost(() => {
    lost = true;
  });
  await expect(locks.query('SELECT 1')).rejects.toThrow('does not answer');
  await locks.close();
  expect(lost).toBe(true);
});
