// SQLite's list of messages and subscriptions under their contracts, and two connections to one file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createChatStore } from '../../src/store/chats.js';
import { openDatabase } from '../../src/store/database.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { messageTo, outboxContract } from '../contracts/outbox.js';
import { subscriptionStoreContract } from '../contracts/subscription-store.js';
import { planOf, preparedBy } from '../support/query-plans.js';

function open(file = ':memory:') {
  const db = openDatabase(file);
  return {
    db,
    outbox: createOutbox(db),
    subscriptions: createSubscriptionStore(db),
    chats: createChatStore(db),
    close: () => void db.close(),
  };
}

outboxContract('SQLite', open);
subscriptionStoreContract('SQLite', open);

it('finds what is due among tens of thousands without looking at them all', async () => {
  const { db, outbox, close } = open();
  await outbox.add(Array.from({ length: 20_000 }, (_, n) => messageTo(1 + (n % 10_000), `item ${n}`)));
  const plan = planOf(
    db,
    `SELECT id FROM outbox WHERE state = 'pending' AND due_at <= 1 AND NOT EXISTS (
         SELECT 1 FROM outbox AS earlier WHERE earlier.chat = outbox.chat
         AND earlier.state IN ('pending', 'sending')
         AND (earlier.state = 'sending' OR (earlier.due_at, earlier.id) < (outbox.due_at, outbox.id)))
       ORDER BY due_at, id LIMIT 100`,
  ).join('\n');
  expect(plan).not.toMatch(/SCAN outbox(?! USING INDEX)|TEMP B-TREE/u);
  expect(await outbox.due(1000, 100)).toHaveLength(100);
  close();
});

it('knows when the next will be due without reading all that waits', async () => {
  const { db, outbox, close } = open();
  const prepared = preparedBy(db, () => createOutbox(db));
  const plan = planOf(db, prepared.find((sql) => /LIMIT 1$/u.test(sql)) ?? expect.fail());
  expect(plan[0]).toBe('SCAN outbox USING INDEX outbox_next');
  expect(plan.join()).not.toContain('B-TREE');
  await outbox.add([messageTo(1, 'a', { dueAt: 500 }), messageTo(1, 'b', { dueAt: 600 })]);
  await outbox.add([messageTo(2, 'a', { dueAt: 800 })]);
  await outbox.postpone(1, 900);
  expect(await outbox.nextDue()).toBe(800);
  close();
});

it('lets one of two processes on the same file take a message', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-outbox-'));
  const [one, two] = [open(join(folder, 'a.sqlite')), open(join(folder, 'a.sqlite'))];
  await one.outbox.add([messageTo(1, 'a')]);
  const [row] = await two.outbox.due(1000, 1);
  const taken = [
    await one.outbox.begin(row?.id ?? 0, 'one', 2000),
    await two.outbox.begin(row?.id ?? 0, 'two', 2000),
  ];
  expect(taken).toEqual([true, false]);
  expect(await two.outbox.due(1000, 1)).toEqual([]);
  one.close();
  two.close();
  rmSync(folder, { recursive: true });
});
