// Chats and people under several processes at once: nothing is drawn, counted, moved or forgotten twice or by half.
import { beforeAll, expect, it } from 'vitest';
import { createPostgresAllowanceStore } from '../../src/postgres/access.js';
import { createPostgresAnswerStore } from '../../src/postgres/answers.js';
import { createPostgresChannelStore, createPostgresChatStore } from '../../src/postgres/chats.js';
import { connectPostgres, type Postgres } from '../../src/postgres/connection.js';
import { createPostgresForgetting } from '../../src/postgres/forgetting.js';
import { createPostgresVoteStore } from '../../src/postgres/votes.js';
import { ownDatabases } from '../support/own-database.js';
import { answered } from '../support/replies.js';

const make = ownDatabases();
const [OLD, NEW] = [-77, -1_000_000_000_077];
const RATE = { most: 3, refillMs: 60_000 };
const TIMES = Array.from({ length: 24 }, (_, i) => i);
let [one, other]: Postgres[] = [];

beforeAll(async () => {
  const { db, url } = await make();
  [one, other] = [db, connectPostgres(url)];
  return () => other?.close();
});

function both(): [Postgres, Postgres] {
  return [one ?? expect.fail(), other ?? expect.fail()];
}

it('gives no more than there is, whoever draws, from buckets that nobody drew from before', async () => {
  const stores = both().map(createPostgresAllowanceStore);
  const keys = [
    { id: 7, kind: 'person-minute', rate: RATE },
    { id: -5, kind: 'chat-minute', rate: { most: 5, refillMs: 60_000 } },
  ] as const;
  const drawn = await Promise.all(
    TIMES.map((i) => stores[i % 2]?.take(i % 4 < 2 ? keys : keys.toReversed(), 1, 0)),
  );
  expect(drawn.filter((one) => one?.taken)).toHaveLength(3);
  expect(drawn.filter((one) => one?.tell)).toHaveLength(1);
  const chat = await Promise.all(TIMES.map((i) => stores[i % 2]?.take([keys[1]], 1, 0)));
  expect(chat.filter((one) => one?.taken)).toHaveLength(2);
});

it('counts presses of a vote that arrive together one after the other', async () => {
  const stores = both().map(createPostgresVoteStore);
  const { id } = await createPostgresAnswerStore(both()[0]).save({ chat: 6, topic: null }, answered, 1);
  const outcomes = await Promise.all(TIMES.map((i) => stores[i % 2]?.press(id, 5, 'up', i)));
  expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(TIMES.length / 2);
  expect(outcomes.filter((outcome) => outcome === 'withdrawn')).toHaveLength(TIMES.length / 2);
  expect(await stores[0]?.count(0)).toEqual({ up: 0, down: 0 });
});

it('advises a chat once, whoever hears of it', async () => {
  const stores = both().map(createPostgresChatStore);
  const advised = await Promise.all(TIMES.map((i) => stores[i % 2]?.adviseOnce(-6, i)));
  expect(advised.filter((first) => first)).toHaveLength(1);
});

it('moves a group once and whole while another process writes of it', async () => {
  const [mine, theirs] = both();
  const place = { chat: OLD, topic: null };
  const answers = createPostgresAnswerStore(theirs);
  const first = await answers.save(place, answered, 1, { user: 5, message: 8 });
  await createPostgresChannelStore(theirs).connect({ chat: OLD, title: 'Kênh' }, 5, 1);
  const [, , ...saved] = await Promise.all([
    createPostgresChatStore(mine).moved(OLD, NEW),
    createPostgresChatStore(theirs).moved(OLD, NEW),
    ...TIMES.map((i) => answers.save(place, answered, i)),
  ]);
  expect((await answers.get(first.id))?.chat).toBe(NEW);
  expect(await createPostgresChannelStore(mine).channelsOf(5)).toEqual([{ chat: NEW, title: 'Kênh' }]);
  const kept = await mine.query<{ id: string; quotes: number }>(
    `SELECT id, (SELECT count(*) FROM given_quotes WHERE given_quotes.chat = answers.chat AND given_quotes.answer = answers.id) AS quotes
     FROM answers WHERE chat IN ($1, $2)`,
    [OLD, NEW],
  );
  expect(kept.map(({ id }) => id).sort()).toEqual([first, ...saved].map(({ id }) => id).sort());
  expect(kept.filter(({ quotes }) => quotes !== 1)).toEqual([]);
});

/** Runs `work` while another process has deleted an answer and not ended its transaction; ends that once `work` waits. */
async function whileDeleted(id: string, work: () => Promise<unknown>): Promise<void> {
  const [mine, theirs] = both();
  const waiting =
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  let done: Promise<unknown> | null = null;
  await theirs.transaction(async (client) => {
    await client.run('DELETE FROM answers WHERE id = $1', [id]);
    done = work();
    await expect.poll(() => mine.query(waiting)).toHaveLength(1);
  });
  await done;
}

it('notes no messages of an answer that is forgotten meanwhile, and fails for nobody', async () => {
  const store = createPostgresAnswerStore(both()[0]);
  const saved = () => store.save({ chat: 5, topic: null }, answered, 1);
  const [sent, told] = [await saved(), await saved()];
  await whileDeleted(sent.id, () => store.sent(sent.id, [1, 2], 'vi'));
  await whileDeleted(told.id, () => store.alsoAbout(told.id, 3));
  expect(await both()[0].query('SELECT * FROM answer_messages WHERE chat = 5')).toEqual([]);
});

it('writes no table anew that somebody holds, and does so the next time', async () => {
  const [mine, theirs] = both();
  const forgetting = createPostgresForgetting(mine);
  await forgetting.forget({ kind: 'chat', id: OLD });
  await theirs.transaction(async (client) => {
    await client.query('SELECT * FROM votes');
    expect(await createPostgresForgetting(mine, { sweepWaitMs: 20 }).sweep()).toBe(false);
  });
  expect(await forgetting.sweep()).toBe(true);
  expect(await forgetting.sweep()).toBe(false);
});
