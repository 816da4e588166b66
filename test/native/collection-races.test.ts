// Several processes at one collection: whoever writes at the same moment, articles stay whole and nobody's quote is missed.
import { afterEach, expect, it } from 'vitest';
import { inTurn } from '../../src/core/in-turn.js';
import { createPostgresArticleHistory } from '../../src/postgres/article-versions.js';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { type Client, connectPostgres, type Postgres } from '../../src/postgres/connection.js';
import { noteGivenQuotes } from '../../src/postgres/given-quotes.js';
import { createPostgresWordSearch } from '../../src/postgres/word-search.js';
import { all, articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { ownDatabases } from '../support/own-database.js';

const make = ownDatabases();
const WORKERS = 3;

/** A database with stores of so many processes at it, as far as PostgreSQL can tell. */
async function several() {
  const { url, db } = await make();
  const others = Array.from({ length: WORKERS }, () => connectPostgres(url));
  const stores = others.map(createPostgresArticleStore);
  const store = createPostgresArticleStore(db);
  await store.setModel(model);
  return { db, store, stores, close: () => inTurn(others, (other) => other.close()) };
}

/** Resolves once so many statements wait for a lock that another transaction holds. */
function waitingFor(db: Client, count: number): Promise<void> {
  const blocked = async () =>
    await db.query(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    );
  return expect.poll(async () => (await blocked()).length).toBe(count);
}

const ends: Array<() => void> = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A transaction that stays open, after what `work` does in it, until the function returned is called or the test ends. */
async function held(db: Postgres, work: (client: Client) => Promise<unknown>) {
  const until = new Promise<void>((resolve) => void ends.push(resolve));
  const end = ends.at(-1);
  let begun = () => {};
  const working = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const done = db.transaction(async (client) => {
    await work(client);
    begun();
    await until;
  });
  await Promise.race([working, done]);
  return async () => {
    end?.();
    await done;
  };
}

async function expectWhole(db: Postgres): Promise<void> {
  const store = createPostgresArticleStore(db);
  const ids = await store.chunkIds();
  expect((await all(store.allVectors())).map(({ id }) => id)).toEqual(ids);
  expect(await createPostgresWordSearch(db).total()).toBe(ids.length);
  const tables = ['chunk_words', 'chunk_halves'].map((table) =>
    db.query<{ id: number }>(`SELECT chunk_id AS id FROM ${table} ORDER BY 1`),
  );
  for (const rows of await Promise.all(tables)) expect(rows.map(({ id }) => id)).toEqual(ids);
}

it('puts articles one after the other that come under one key at the same moment', async () => {
  const { db, store, stores, close } = await several();
  const history = createPostgresArticleHistory(db);
  const before = await store.change();
  await Promise.all(
    stores.flatMap((each, place) =>
      [0, 1, 2].map((n) => put(each, articleOf('a', { text: `Bản của ${place}, lần ${n}.` }), { now: 5 })),
    ),
  );
  const versions = await history.versionsOf('a');
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(new Set(versions.map(({ article }) => article.text)).size).toBe(9);
  expect(await store.change()).toBe(before + 9);
  expect((await store.chunksOf('a'))[0]?.text).toBe(versions.at(-1)?.article.text);
  await expectWhole(db);
  await close();
});

it('loses nothing when articles are replaced and removed at the same moment', async () => {
  const { db, store, stores, close } = await several();
  const history = createPostgresArticleHistory(db);
  const keys = ['a', 'b', 'c'];
  await Promise.all(
    stores.flatMap((each, place) => [
      ...keys.map((key) => put(each, articleOf(key, { text: `Tin ${place} của ${key}.` }))),
      each.remove([...keys].reverse(), 7),
      each.remove(keys, 8),
    ]),
  );
  await expectWhole(db);
  for (const key of keys) {
    const versions = await history.versionsOf(key);
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, place) => place + 1));
    expect(versions.at(-1)?.present).toBe((await store.byKey(key)) !== null);
  }
  await close();
});

it('shows a follower every vector once, however many write', async () => {
  const { store, stores, close } = await several();
  const writing = Promise.all(
    stores.map((each, place) => inTurn([0, 1, 2, 3, 4], (n) => put(each, articleOf(`k${place}-${n}`)))),
  );
  let isDone = false;
  void writing.then(() => {
    isDone = true;
  });
  const seen: number[] = [];
  for (let last = false; !last; ) {
    last = isDone;
    seen.push(...(await all(store.allVectors(seen.at(-1) ?? 0))).map(({ id }) => id));
  }
  expect(seen).toEqual(await store.chunkIds());
  await writing;
  await close();
});

it('keeps vectors of one model only when articles come while another is taken over', async () => {
  const { db, store, stores, close } = await several();
  const next = createHashedEmbedder('next', 8);
  await put(store, articleOf('a'));
  const vectors = (await store.chunkIds()).map((id) => ({ id, vector: new Float32Array(8).fill(1) }));
  await store.stageVectors(next.model, vectors);
  const [adopted, ...came] = await Promise.allSettled([
    store.adoptStaged(next.model),
    ...stores.map((each, place) => put(each, articleOf(`late${place}`))),
  ]);
  const recorded = await store.model();
  expect(adopted).toMatchObject({ value: recorded?.name === 'next' });
  const lengths = new Set((await all(store.allVectors())).map(({ vector }) => vector.length));
  expect([...lengths]).toEqual([recorded?.dimension]);
  for (const result of came)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'MODEL_MISMATCH' });
  await expectWhole(db);
  await close();
});

const quote = { article: 'a', caption: null, start: 0, end: 8, date: null, version: 1 };
const TEXT = 'Sáng nay mưa.';

async function give(client: Client, answer: string): Promise<void> {
  await client.run("INSERT INTO answers (id, chat, answer, given_at) VALUES ($1, 5, '{}', 1)", [answer]);
  await noteGivenQuotes(client, { chat: 5, answer }, [quote], 10);
}

it('puts a quote down whose article changes while it is given, whichever is first', async () => {
  const { db, store, stores, close } = await several();
  const [other = expect.fail()] = stores;
  const corrections = () => db.query('SELECT answer, version, kind FROM corrections ORDER BY id');
  await put(store, articleOf('a', { text: TEXT }));

  const giving = await held(db, (client) => give(client, 'first'));
  const changing = put(other, articleOf('a', { text: 'Chiều qua nắng.' }));
  await waitingFor(db, 1);
  await giving();
  await changing;
  expect(await corrections()).toEqual([{ answer: 'first', version: 2, kind: 'changed' }]);

  await put(store, articleOf('a', { text: TEXT }));
  const counter = await held(db, (client) =>
    client.query("SELECT value FROM meta WHERE key = 'change' FOR UPDATE"),
  );
  const removing = other.remove(['a'], 9);
  await waitingFor(db, 1);
  const late = db.transaction((client) => give(client, 'second'));
  await waitingFor(db, 2);
  await counter();
  await Promise.all([removing, late]);
  expect(await corrections()).toMatchObject([
    { answer: 'first', kind: 'changed' },
    { answer: 'first', version: 3, kind: 'withdrawn' },
    { answer: 'second', version: 3, kind: 'withdrawn' },
  ]);
  await close();
});

it('lets an answer be forgotten while the article it quotes is removed', async () => {
  const { db, store, close } = await several();
  await put(store, articleOf('a', { text: TEXT }));
  await db.transaction((client) => give(client, 'one'));
  const forgetting = await held(db, (client) => client.run('DELETE FROM answers'));
  const removing = store.remove(['a'], 9);
  await waitingFor(db, 1);
  await forgetting();
  await removing;
  expect(await db.query('SELECT 1 FROM corrections')).toEqual([]);
  expect(await store.byKey('a')).toBeNull();
  await close();
});

it('keeps a story that an article joins while another leaves it', async () => {
  const { db, store, close } = await several();
  const join = (client: Client, key: string) =>
    client.run(
      `INSERT INTO story_articles (article_id, story_id, reason, vector)
       SELECT id, 1, '{}', '' FROM articles WHERE key = $1`,
      [key],
    );
  for (const key of ['a', 'b', 'c']) await put(store, articleOf(key));
  await db.run('INSERT INTO stories (id) VALUES (1)');
  await join(db, 'a');
  const joining = await held(db, (client) => join(client, 'b'));
  const leaving = put(store, articleOf('a'), { hash: 'other' });
  await waitingFor(db, 1);
  await joining();
  await leaving;
  const members =
    'SELECT key FROM stories JOIN story_articles ON story_id = stories.id JOIN articles ON articles.id = article_id';
  expect(await db.query(members)).toEqual([{ key: 'b' }]);
  await store.remove(['b']);
  expect(await db.query('SELECT 1 FROM stories')).toEqual([]);
  await close();
});
