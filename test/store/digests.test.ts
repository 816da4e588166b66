// SQLite's store of digests under its contract, two processes on one file, and tens of thousands of subscriptions.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTurn } from '../../src/core/in-turn.js';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { openDatabase } from '../../src/store/database.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { digestMessagesContract } from '../contracts/digest-messages.js';
import { digestStoreContract } from '../contracts/digest-store.js';
import { messageTo } from '../contracts/outbox.js';
import { planOf, preparedBy } from '../support/query-plans.js';

function open(file = ':memory:') {
  const db = openDatabase(file);
  return {
    db,
    outbox: createOutbox(db),
    subscriptions: createSubscriptionStore(db),
    digests: createDigestStore(db),
    messages: createDigestMessages(db),
    close: () => void db.close(),
  };
}

digestStoreContract('SQLite', open);
digestMessagesContract('SQLite', open);

const place = { chat: 1, topic: null };
const daily: NewSubscription = {
  ...{ ...AT_ONCE_TURN, ...place, person: 1, kind: 'everything', question: '', createdAt: 1, seen: 0 },
  ...{ frequency: 'daily', lastDay: '2026-01-01', nextAt: 1000 },
};

it('lets one of two processes on the same file take a turn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-digests-'));
  const [one, two] = [open(join(folder, 'a.sqlite')), open(join(folder, 'a.sqlite'))];
  const { id } = await one.subscriptions.add(daily, 9);
  const turn = {
    ...{ subscription: id ?? '', from: { lastDay: '2026-01-01', nextAt: 1000 } },
    ...{ lastDay: '2026-01-02', nextAt: 2000 },
  };
  const taken = await inTurn([one, two], ({ digests }, n) =>
    digests.prepare(
      { place, messages: [messageTo(1, `m${n}`)], done: [], carried: [], told: [], turns: [turn] },
      1500,
    ),
  );
  expect(taken).toEqual([true, false]);
  expect(await two.outbox.counts()).toMatchObject({ pending: 1 });
  one.close();
  two.close();
  rmSync(folder, { recursive: true });
});

it('finds what is due, and what waits for a place, without looking at all there is', () => {
  const { db, close } = open();
  const statements = preparedBy(db, () => createDigestStore(db));
  const steps = statements.flatMap((sql) => planOf(db, sql.replaceAll(/@\w+|\?/gu, 'NULL')));
  expect(steps.some((step) => step.startsWith('SEARCH'))).toBe(true);
  const whole = steps.filter((step) => /^SCAN (?:subscriptions|digest|told)/u.test(step));
  expect(whole).toEqual(['SCAN subscriptions USING INDEX subscriptions_at_once']);
  close();
});
