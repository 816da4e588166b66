// The tables of PostgreSQL that say something of chats and people: none is left out, each moves and is forgotten whole.
import { describe, expect, it } from 'vitest';
import type { ChatColumn } from '../../src/core/chat-tables.js';
import { inTurn } from '../../src/core/in-turn.js';
import { POSTGRES_CHAT_COLUMNS } from '../../src/postgres/chat-tables.js';
import { createPostgresChatStore } from '../../src/postgres/chats.js';
import type { Postgres } from '../../src/postgres/connection.js';
import { createPostgresForgetting } from '../../src/postgres/forgetting.js';
import { moveChat } from '../../src/postgres/moved-chats.js';
import { readCatalog } from '../../src/postgres/table-catalog.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

const [OLD, NEW, PERSON] = [-77, -1_000_000_000_077, 5];
const OF_CHATS = POSTGRES_CHAT_COLUMNS.filter(({ holds }) => holds === 'chat');
const listed = POSTGRES_CHAT_COLUMNS.map(({ table, column }) => `${table}.${column}`);

/** A row of every table that names a chat; $1 is the chat, $2 what tells rows of two chats apart. */
const ROWS: Readonly<Record<string, string>> = {
  answers: `(id, chat, answer, given_at, asker) VALUES ('a' || $2::text, $1, '{"a":"\\u0000"}', 1, ${PERSON})`,
  answer_messages: "(chat, message, answer, part) VALUES ($1, 9, 'a' || $2::text, 0)",
  bot_state: "(kind, key, chat, value, at) VALUES ('k', $2::text, $1, '{}', 1)",
  votes: `(answer, person, chat, asker, vote, at, reply) VALUES ('a' || $2::text, ${PERSON}, $1, ${PERSON}, 'up', 1, '{}')`,
  chat_settings:
    "(chat, corrections) VALUES ($1, 'off') ON CONFLICT (chat) DO UPDATE SET corrections = $2::text",
  chat_languages: "(chat, chosen) VALUES ($1, nullif('en', $2::text))",
  chats: "(chat, kind) VALUES ($1, nullif('group', $2::text))",
  channels: `(chat, person, title, connected_at) VALUES ($1, ${PERSON}, $2::text, 1)`,
  questions: `(at, chat, person, text, status, score, answer_ms, retrieval_ms, language, how)
    VALUES (1, $1, ${PERSON}, $2::text, 'answered', 0.1, 1, 1, 'vi', 'group')`,
  access_list: "(id, decision, reason, at) VALUES ($1, 'blocked', $2::text, 1)",
  allowances: "(id, kind, remaining, at) VALUES ($1, 'chat-minute', 0.30000000000000004, length($2::text))",
  subscriptions: `(id, chat, person, question, created_at, seen, vector)
    VALUES ('s' || $2::text, $1, ${PERSON}, 'Lúa?', 1, 1, '\\x00ff'::bytea)`,
  told_stories: "(chat, story, at) VALUES ($1, 'same', length($2::text))",
  digest_settings: '(chat, zone, most) VALUES ($1, $2::text, 5)',
  outbox: `(chat, language, period, item, payload, due_at, not_before)
    VALUES ($1, 'vi', 'p', 'i', $2::text, 1, 1)`,
  given_quotes: "(chat, answer, key, version, start_at, end_at) VALUES ($1, 'a' || $2::text, 'k', 1, 0, 5)",
  corrections:
    "(chat, answer, key, version, kind, created_at) VALUES ($1, 'a' || $2::text, 'k', 1, 'date', 1)",
  digest_items: `(chat, subscription, story, article, quote, score, found_at, message)
    SELECT $1, 's' || $2::text, 'st', 'k', '{}', 0.1, 1, id FROM outbox WHERE chat = $1`,
};

async function fill(db: Postgres, chat: number, mark: string): Promise<void> {
  for (const { table } of OF_CHATS) await db.run(`INSERT INTO ${table} ${ROWS[table]}`, [chat, mark]);
}

/** Rows of a chat by table, without its id. */
async function rowsOf(db: Postgres, chat: number): Promise<Array<[string, unknown[]]>> {
  return await inTurn(OF_CHATS, async ({ table, column }) => {
    const rows = await db.query(`SELECT * FROM ${table} WHERE ${column} = $1`, [chat]);
    return [table, rows.map((row) => ({ ...row, [column]: 'the chat' }))];
  });
}

describe(`the list of chat columns of ${POSTGRES}`, () => {
  it('names every column that by its name holds a chat or a person, and only columns there are', async () => {
    const db = await open();
    const columns = await db.query<{ table: string; column: string; type: string }>(
      `SELECT table_name::text AS "table", column_name::text AS "column", data_type::text AS type
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const personal = columns.filter(
      ({ column, type }) => type === 'bigint' && /chat$|person|asker|user|member|sender/u.test(column),
    );
    const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;
    expect(personal.map(nameOf).filter((name) => !listed.includes(name))).toEqual([]);
    const all = columns.map(nameOf);
    expect(listed.filter((name) => !all.includes(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('keeps the chat in every key or in none, so that its rows can be copied or rewritten', async () => {
    const catalog = await readCatalog(
      await open(),
      OF_CHATS.map(({ table }) => table),
    );
    const wrong = OF_CHATS.filter(({ table, column }) => {
      const unique = catalog.get(table)?.unique ?? [];
      const holding = unique.filter((columns) => columns.includes(column));
      return holding.length !== 0 && holding.length !== unique.length;
    });
    expect(wrong).toEqual([]);
  });

  it('names parents before what hangs on them', async () => {
    const tables = OF_CHATS.map(({ table }) => table);
    const catalog = await readCatalog(await open(), tables);
    const hanging = tables.flatMap((table) =>
      (catalog.get(table)?.references ?? []).map(({ parent }) => [parent, table] as const),
    );
    expect(hanging.length).toBeGreaterThanOrEqual(5);
    const wrong = hanging.filter(([parent, child]) => tables.indexOf(parent) > tables.indexOf(child));
    expect(wrong).toEqual([]);
  });
});

describe(`a group that became a supergroup on ${POSTGRES}`, () => {
  it('takes every row of every table along as it was, and leaves none behind', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    const before = await rowsOf(db, OLD);
    expect(before.filter(([, rows]) => rows.length !== 1)).toEqual([]);
    await db.transaction((client) => moveChat(client, OLD, NEW));
    expect((await rowsOf(db, OLD)).filter(([, rows]) => rows.length > 0)).toEqual([]);
    // Of messages the supergroup has its own numbers.
    expect(await rowsOf(db, NEW)).toEqual(
      before.map(([table, rows]) => [table, table === 'answer_messages' ? [] : rows]),
    );
  });

  it('leaves the supergroup’s own rows as they are, and of what cannot stand beside them nothing hanging', async () => {
    const db = await open();
    await fill(db, NEW, 'new');
    const before = new Map(await rowsOf(db, NEW));
    await fill(db, OLD, 'old');
    await createPostgresChatStore(db).moved(OLD, NEW);
    const after = new Map(await rowsOf(db, NEW));
    expect((await rowsOf(db, OLD)).filter(([, rows]) => rows.length > 0)).toEqual([]);
    const once = ['chat_settings', 'channels', 'access_list', 'allowances', 'subscriptions', 'told_stories'];
    for (const table of [...once, 'digest_settings', 'outbox', 'digest_items', 'answer_messages'])
      expect([table, after.get(table)]).toEqual([table, before.get(table)]);
    for (const table of ['answers', 'votes', 'given_quotes', 'corrections', 'questions', 'bot_state'])
      expect([table, after.get(table)?.length]).toEqual([table, 2]);
  });

  it('lets what was found go on without the message that the supergroup has already', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    await db.run(`INSERT INTO outbox ${ROWS.outbox}`, [NEW, 'new']);
    await createPostgresChatStore(db).moved(OLD, NEW);
    expect(await db.query('SELECT chat, subscription, message FROM digest_items')).toEqual([
      { chat: NEW, subscription: 'sold', message: null },
    ]);
  });

  it('fills up what the supergroup left at its default', async () => {
    const db = await open();
    await db.run(
      'CREATE TABLE looks (chat int8 PRIMARY KEY, font text, size int8 NOT NULL DEFAULT 3, hue text)',
    );
    await db.run("INSERT INTO looks VALUES ($1, 'a', 5, 'red'), ($2, 'b', 3, NULL)", [OLD, NEW]);
    await db.transaction((client) =>
      moveChat(client, OLD, NEW, [{ table: 'looks', column: 'chat', holds: 'chat' }]),
    );
    expect(await db.query('SELECT * FROM looks')).toEqual([{ chat: NEW, font: 'b', size: 5, hue: 'red' }]);
    await db.run('DROP TABLE looks');
  });
});

describe(`forgetting on ${POSTGRES}`, () => {
  const stays = POSTGRES_CHAT_COLUMNS.filter((one) => one.stays).map(({ table }) => table);

  it('leaves of a chat in every table only what is to stay', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    await fill(db, NEW, 'new');
    const others = await rowsOf(db, NEW);
    await createPostgresForgetting(db).forget({ kind: 'chat', id: OLD });
    const left = (await rowsOf(db, OLD)).filter(([, rows]) => rows.length > 0);
    expect(left.map(([table]) => table)).toEqual(stays);
    expect(await rowsOf(db, NEW)).toEqual(others);
  });

  it('leaves no id of a person in any table of the chats of others', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    await createPostgresForgetting(db).forget({ kind: 'person', id: PERSON });
    for (const { table, column } of POSTGRES_CHAT_COLUMNS.filter(({ holds }) => holds === 'person'))
      expect([
        table,
        column,
        await db.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [PERSON]),
      ]).toEqual([table, column, []]);
    expect(await db.query('SELECT id FROM answers')).toHaveLength(1);
  });

  it.each([
    ['what may be empty is emptied', { column: 'person' }, 1, [{ person: null, owner: 2, maker: 3 }]],
    ['what may not be empty goes with its row', { column: 'owner' }, 2, []],
    ['a row goes where it is said to', { column: 'maker', goes: true }, 3, []],
    ['what stays is not touched', { column: 'owner', stays: true }, 2, [{ person: 1, owner: 2, maker: 3 }]],
  ] as const)('%s', async (_, one, id, left) => {
    const db = await open();
    await db.run('CREATE TABLE things (person int8, owner int8 NOT NULL, maker int8)');
    await db.run('INSERT INTO things VALUES (1, 2, 3)');
    const column: ChatColumn = { table: 'things', holds: 'person', ...one };
    await createPostgresForgetting(db, { columns: [column] }).forget({ kind: 'person', id });
    expect(await db.query('SELECT * FROM things')).toEqual(left);
    await db.run('DROP TABLE things');
  });

  it('writes the tables anew once after something was forgotten, every row that stays as it was', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    await fill(db, NEW, 'new');
    const forgetting = createPostgresForgetting(db);
    expect(await forgetting.sweep()).toBe(false);
    await forgetting.forget({ kind: 'chat', id: OLD });
    const others = await rowsOf(db, NEW);
    const pages = () => db.query<{ at: number }>("SELECT pg_relation_filenode('answers')::int8 AS at");
    const before = await pages();
    expect(await forgetting.sweep()).toBe(true);
    expect(await pages()).not.toEqual(before);
    expect(await rowsOf(db, NEW)).toEqual(others);
    expect(await forgetting.sweep()).toBe(false);
  });

  it('writes no table anew that others would have to wait for', async () => {
    const db = await open();
    await fill(db, OLD, 'old');
    const forgetting = createPostgresForgetting(db, { rewrittenBytes: 0 });
    await forgetting.forget({ kind: 'chat', id: OLD });
    const pages = () => db.query("SELECT pg_relation_filenode('answers')::int8 AS at");
    const before = await pages();
    expect(await forgetting.sweep()).toBe(true);
    expect(await pages()).toEqual(before);
    expect(await forgetting.sweep()).toBe(false);
  });
});
