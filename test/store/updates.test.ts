// The inbox of updates and its lanes on the embedded database.
import { expect, test } from 'vitest';
import { createUpdateClaims } from '../../src/store/update-claims.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { updateClaimsContract } from '../contracts/update-claims.js';
import { updateInboxContract } from '../contracts/update-inbox.js';
import { memoryDatabase } from '../support/memory-database.js';

updateInboxContract('SQLite', () => {
  const db = memoryDatabase();
  return {
    inbox: createUpdateInbox(db),
    content: async (id) => db.prepare('SELECT body, lane FROM updates WHERE update_id = ?').get(id),
    close: () => void db.close(),
  };
});

updateClaimsContract(
  'SQLite',
  () => {
    const db = memoryDatabase();
    return {
      claims: createUpdateClaims(db),
      inbox: createUpdateInbox(db),
      close: () => void db.close(),
    };
  },
  null,
);

test('a further look at the inbox takes again what a process left that ended', async () => {
  const db = memoryDatabase();
  await createUpdateInbox(db).accept([{ update_id: 1 }], 1);
  const killed = createUpdateClaims(db);
  await killed.claim(1, []);
  await killed.next('update 1');
  const next = createUpdateClaims(db);
  expect(await next.claim(1, [])).toEqual(['update 1']);
  expect((await next.next('update 1'))?.begunBefore).toBe(1);
  db.close();
});

test('an update that the end of the process cut off is acquitted also after the lanes were left', async () => {
  const db = memoryDatabase();
  await createUpdateInbox(db).accept([{ update_id: 1 }], 1);
  const ending = createUpdateClaims(db);
  await ending.claim(1, []);
  const one = await ending.next('update 1');
  await ending.close();
  expect(one && (await ending.isOurs('update 1', one))).toBe(true);
  await ending.acquit('update 1', 1);
  const next = createUpdateClaims(db);
  await next.claim(1, []);
  expect((await next.next('update 1'))?.begunBefore).toBe(0);
  db.close();
});
