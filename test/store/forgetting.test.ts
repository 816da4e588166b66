// Forgetting on the real database: the contract, no table left out, and nothing left in the files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.js';
import { CHAT_COLUMNS, type ChatColumn } from '../../src/core/chat-tables.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createChatSettings } from '../../src/store/corrections.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createForgetting } from '../../src/store/forgetting.js';
import { createLanguages } from '../../src/store/languages.js';
import { createStateStore } from '../../src/store/state.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { forgettingContract } from '../contracts/forgetting.js';
import { memoryDatabase } from '../support/memory-database.js';

function openedOn(db: Database) {
  return {
    forgetting: createForgetting(db),
    answers: createAnswerStore(db),
    state: createStateStore(db),
    settings: createChatSettings(db),
    languages: createLanguages(db),
    inbox: createUpdateInbox(db),
    close: () => void db.close(),
  };
}

forgettingContract('SQLite', () => openedOn(memoryDatabase()));

describe('the list of what says something of a chat or a person', () => {
  const db = memoryDatabase();
  const columns = db
    .prepare<[], { table: string; column: string; type: string }>(
      `SELECT tables.name AS "table", columns.name AS "column", columns.type AS type
       FROM pragma_table_list AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.schema = 'main' AND tables.type = 'table'`,
    )
    .all();

  it('leaves out no column that is named for one', () => {
    const named = columns.filter(
      ({ column, type }) => type === 'INTEGER' && /chat$|person|asker|user|member|sender/u.test(column),
    );
    const listed = new Set(CHAT_COLUMNS.map(({ table, column }) => `${table}.${column}`));
    expect(named.map(({ table, column }) => `${table}.${column}`).filter((one) => !listed.has(one))).toEqual(
      [],
    );
  });

  it('names only columns that exist, and no one twice', () => {
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    const listed = CHAT_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(listed.filter((one) => !known.has(one))).toEqual([]);
    expect(listed).toEqual([...new Set(listed)]);
  });
});

describe('rules for columns of others', () => {
  const column = (name: string, more: Partial<ChatColumn>): ChatColumn => ({
    table: 'things',
    column: name,
    holds: 'person',
    ...more,
  });
  let db: Database;
  beforeEach(() => {
    db = memoryDatabase();
    db.exec(`
      CREATE TABLE things (person INTEGER, owner INTEGER NOT NULL, maker INTEGER) STRICT;
      INSERT INTO things VALUES (1, 2, 3);
    `);
  });
  afterEach(() => void db.close());

  it.each([
    ['what may be empty is emptied', column('person', {}), 1, [{ person: null, owner: 2, maker: 3 }]],
    ['what may not be empty goes with its row', column('owner', {}), 2, []],
    ['a row goes where it is said to', column('maker', { goes: true }), 3, []],
    ['what stays is not touched', column('owner', { stays: true }), 2, [{ person: 1, owner: 2, maker: 3 }]],
  ])('%s', async (_, one, id, left) => {
    await createForgetting(db, [one]).forget({ kind: 'person', id });
    expect(db.prepare('SELECT * FROM things').all()).toEqual(left);
  });
});

describe('the files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'forgetting-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('hold nothing any more of what was asked and said, however much of it there was', async () => {
    const file = join(folder, 'collection.db');
    const db = openDatabase(file);
    const { answers, state, inbox, forgetting } = openedOn(db);
    const secret = (place: number) => `mật danh ${'x'.repeat(place % 7000)} zq${place}zq`;
    for (let i = 0; i < 300; i++) {
      const chat = i % 3 === 0 ? 6 : 5;
      const text = chat === 5 ? `bimatrieng ${secret(i)}` : `cuanguoikhac ${secret(i)}`;
      const answer: Answer = { status: 'answered', question: text, quotes: [], window: null, score: 1 };
      await inbox.accept(
        [{ update_id: i, message: { chat: { id: chat }, text } } as { update_id: number }],
        i,
      );
      await answers.save({ chat, topic: null }, answer, i, { user: chat, message: i });
      await state.put('kind', `key ${i}`, chat, { text }, i);
      if (i % 2 === 0) await inbox.finish(i);
    }
    await answers.prune(40);
    const holding = (word: string) =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
    expect(holding('bimatrieng')).not.toEqual([]);
    await forgetting.forget({ kind: 'person', id: 5 });
    expect(holding('bimatrieng').filter((name) => name !== 'collection.db')).toEqual([]);
    expect(await forgetting.sweep()).toBe(true);
    expect(holding('bimatrieng')).toEqual([]);
    expect(holding('cuanguoikhac')).not.toEqual([]);
    expect(await forgetting.sweep()).toBe(false);
    db.close();
  });

  it('are swept without writing the articles anew, and every row that stays is as it was', async () => {
    const db = openDatabase(join(folder, 'collection.db'));
    const { answers, state, forgetting } = openedOn(db);
    const answer: Answer = { status: 'answered', question: 'Ai?', quotes: [], window: null, score: 1 };
    for (const chat of [5, 6]) {
      const { id } = await answers.save({ chat, topic: null }, answer, chat, { user: chat, message: 1 });
      await answers.sent(id, [chat], 'vi');
      await state.put('kind', `${chat}`, chat, {}, chat);
    }
    // Pages that only writing the whole file anew would give back.
    db.exec('CREATE TABLE big (x BLOB); INSERT INTO big VALUES (zeroblob(2000000)); DROP TABLE big');
    const tables = ['answers', 'answer_messages', 'bot_state', 'chat_settings'];
    await forgetting.forget({ kind: 'person', id: 5 });
    const rows = () => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    const size = (): unknown => db.pragma('page_count', { simple: true });
    const pages = size();
    expect(await forgetting.sweep()).toBe(true);
    expect(rows()).toEqual(before);
    expect(before[0]).toHaveLength(1);
    expect(before[1]).toHaveLength(1);
    expect(size()).toBeGreaterThanOrEqual(Number(pages));
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('are swept later when somebody else is writing, and even after a restart', async () => {
    const file = join(folder, 'collection.db');
    const db = openDatabase(file);
    db.pragma('busy_timeout = 0');
    const other = openDatabase(file);
    await openedOn(db).answers.save(
      { chat: 5, topic: null },
      { status: 'answered', question: 'Ai?', quotes: [], window: null, score: 1 },
      1,
    );
    await createForgetting(db).forget({ kind: 'person', id: 5 });
    other.exec('BEGIN IMMEDIATE');
    expect(await createForgetting(db).sweep()).toBe(false);
    other.exec('COMMIT');
    db.close();
    expect(await createForgetting(other).sweep()).toBe(true);
    other.close();
  });
});
