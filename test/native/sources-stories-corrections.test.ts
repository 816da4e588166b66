// Two processes at one database: a source is fetched by one, an item is met once, stories grow together, a correction is told once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGroupStories } from '../../src/app/group-stories.js';
import { createSendCorrections } from '../../src/app/send-corrections.js';
import { bandsOf, runsOf } from '../../src/core/minhash.js';
import { createPostgresAnswerStore } from '../../src/postgres/answers.js';
import { createPostgresArticleHistory } from '../../src/postgres/article-versions.js';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { connectPostgres, type Postgres } from '../../src/postgres/connection.js';
import {
  createPostgresChatSettings,
  createPostgresCorrectionOutbox,
} from '../../src/postgres/corrections.js';
import { createPostgresSourceStore } from '../../src/postgres/sources.js';
import { createPostgresStoryStore } from '../../src/postgres/stories.js';
import { answeredWith, firstQuote } from '../bot/sample.js';
import { articleOf, model, put } from '../support/articles.js';
import { entryOf, FEED, specOf } from '../support/live-sources.js';
import { ownDatabases } from '../support/own-database.js';

const make = ownDatabases();
/** Two processes, each with its own connections. */
let both: [Postgres, Postgres];

beforeAll(async () => {
  const { url } = await make();
  both = [connectPostgres(url), connectPostgres(url)];
});
afterAll(async () => {
  for (const db of both) await db.close();
});

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

it('lets one process alone have a source, and meets each item once whichever source names it', async () => {
  const [one, other] = both.map(createPostgresSourceStore);
  if (!one || !other) return expect.fail();
  const added = await Promise.all([one, other].map((store) => store.add(specOf(), 'chat')));
  expect(added.sort()).toEqual([false, true]);
  await one.add(specOf({ id: 'khac', location: `${FEED}2` }), 'chat');
  for (const round of numbers(20)) {
    const [now, until] = [100 * round, 100 * round + 99];
    const had = await Promise.all([
      one.claim('bao', 'one', now, until),
      other.claim('bao', 'two', now, until),
    ]);
    expect(had.sort()).toEqual([false, true]);
  }
  const none = { etag: null, lastModified: null };
  const items = numbers(40).map((n) => ({
    identities: [`url:${n}`, `guid:${n}`],
    hash: 'a',
    own: true,
    entry: entryOf(n),
  }));
  const met = await Promise.all([
    one.meet('bao', items, none, 1),
    other.meet('khac', items.toReversed(), none, 1),
    other.meet('bao', items.slice(20), none, 1),
  ]);
  expect(met.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(40);
  expect([...(await one.dueItems('bao', 9)), ...(await one.dueItems('khac', 9))]).toHaveLength(40);
});

it('puts copies in one story whoever places them, also while articles come, change and go', async () => {
  const [one, other] = both;
  const texts = numbers(6).map((n) =>
    numbers(60)
      .map((i) => `việc${n}x${i}`)
      .join(' '),
  );
  const store = createPostgresArticleStore(one);
  await store.setModel(model);
  for (const i of numbers(24))
    await put(store, articleOf(`k${i}`, { text: texts[i % 6] ?? '', captions: [] }));
  const processes = [one, other].map((db) => {
    const articles = createPostgresArticleStore(db);
    const stories = createPostgresStoryStore(db);
    return { articles, stories, grouping: createGroupStories({ articles, stories, pause: async () => {} }) };
  });
  const [first = expect.fail(), second = expect.fail()] = processes;
  const placed = await Promise.all(processes.map(({ grouping }) => grouping.catchUp()));
  expect([placed.reduce((a, b) => a + b), await first.stories.placings()]).toEqual([24, 24]);
  const storyOf = async (i: number) => await first.stories.storyOf(`k${i}`);
  const found = await Promise.all(numbers(24).map(storyOf));
  expect(new Set(found).size).toBe(6);
  for (const i of numbers(24)) expect(found[i]).toBe(found[i % 6]);

  // Each second one changes its story or goes, while the others are placed anew.
  await Promise.all([
    (async () => {
      for (const i of numbers(24).filter((i) => i % 2 === 0)) {
        if (i % 4 === 0) await second.articles.remove([`k${i}`], 5);
        else await put(second.articles, articleOf(`k${i}`, { text: texts[1] ?? '' }), { hash: 'new' });
      }
    })(),
    (async () => {
      for (const i of numbers(24)) {
        const text = texts[i % 6] ?? '';
        const vector = await first.stories.vectorOf(`k${i}`);
        if (vector !== null)
          await first.stories.place(`k${i}`, {
            story: found[i] ?? null,
            reason: { kind: 'first' },
            bands: bandsOf(runsOf(text)),
            vector,
          });
      }
    })(),
  ]);
  await Promise.all(processes.map(({ grouping }) => grouping.catchUp()));
  expect(await first.stories.unplaced(9)).toEqual([]);
  const empty = await one.query(
    'SELECT id FROM stories WHERE NOT EXISTS (SELECT 1 FROM story_articles WHERE story_id = stories.id)',
  );
  expect(empty).toEqual([]);
});

it('tells each correction once, whatever two processes do at the same time', async () => {
  const [one] = both;
  const store = createPostgresArticleStore(one);
  const answers = createPostgresAnswerStore(one);
  await store.setModel(model);
  const article = articleOf('a', { text: 'Có 12 người bị thương.' });
  await put(store, article);
  const quote = {
    ...firstQuote(),
    article: 'a',
    text: article.text,
    caption: null,
    start: 0,
    end: 22,
    version: 1,
  };
  for (const i of numbers(30)) {
    const { id } = await answers.save({ chat: i % 10, topic: null }, answeredWith('?', [quote]), 1);
    await answers.sent(id, [100 + i], 'vi');
  }
  await put(
    store,
    { ...article, text: 'Có 15 người bị thương.' },
    { hash: 'new', sourceHash: 'new', now: 5 },
  );

  let told: number[] = [];
  const atOnce = new Set<number>();
  const runOf = (db: Postgres, process: string) =>
    createSendCorrections({
      outbox: createPostgresCorrectionOutbox(db),
      settings: createPostgresChatSettings(db),
      history: createPostgresArticleHistory(db),
      languages: { chosen: async () => null },
      chats: { isGone: async () => false, gone: async () => {} },
      sender: {
        async send({ place: { chat }, replyTo }) {
          expect(atOnce.has(chat)).toBe(false);
          atOnce.add(chat);
          await db.query('SELECT pg_sleep(0.005)');
          told.push(replyTo ?? 0);
          atOnce.delete(chat);
          return { status: 'sent', carried: 1 };
        },
      },
      clock: () => 10,
      process,
    });
  const runs = both.map((db, i) => runOf(db, `process ${i}`));
  const { signal } = new AbortController();
  for (let turn = 0; turn < 9 && told.length < 30; turn++) await Promise.all(runs.map((run) => run(signal)));
  expect(told.sort((a, b) => a - b)).toEqual(numbers(30).map((i) => 100 + i));
  const states = await one.query('SELECT state, count(*) AS rows FROM corrections GROUP BY state');
  expect(states).toEqual([{ state: 'sent', rows: 30 }]);

  // Told by one process while another one changes the article again: nobody is forgotten.
  told = [];
  await put(store, { ...article, text: 'Có 16 người bị thương.' }, { hash: '3', sourceHash: '3', now: 6 });
  const change = put(
    createPostgresArticleStore(both[1]),
    { ...article, text: 'Có 17 người bị thương.' },
    { hash: '4', sourceHash: '4', now: 7 },
  );
  await Promise.all([...runs.map((run) => run(signal)), change]);
  for (let turn = 0; turn < 9; turn++) await Promise.all(runs.map((run) => run(signal)));
  const open = await one.query(
    `SELECT 1 FROM given_quotes WHERE corrected = 0 AND version < 4 UNION ALL SELECT 1 FROM corrections WHERE state IN ('pending', 'sending')`,
  );
  expect(open).toEqual([]);
});
