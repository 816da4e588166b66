// Chats met, channels connected, and what moves with a group that became a supergroup, on the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.js';
import { CHAT_COLUMNS } from '../../src/core/chat-tables.js';
import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createChannelStore, createChatStore } from '../../src/store/chats.js';
import { createChatSettings, createCorrectionOutbox } from '../../src/store/corrections.js';
import type { Database } from '../../src/store/database.js';
import { createLanguages } from '../../src/store/languages.js';
import { createChatMove } from '../../src/store/moved-chats.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { createStateStore } from '../../src/store/state.js';
import { createVoteStore } from '../../src/store/votes.js';
import { chatStoreContract } from '../contracts/chat-store.js';
import { movedChatsContract } from '../contracts/moved-chats.js';
import { memoryDatabase } from '../support/memory-database.js';

chatStoreContract('the database', () => {
  const db = memoryDatabase();
  return {
    chats: createChatStore(db),
    channels: createChannelStore(db),
    close: () => void db.close(),
  };
});

movedChatsContract('SQLite', () => {
  const db = memoryDatabase();
  return {
    chats: createChatStore(db),
    channels: createChannelStore(db),
    answers: createAnswerStore(db),
    state: createStateStore(db),
    settings: createChatSettings(db),
    languages: createLanguages(db),
    votes: createVoteStore(db),
    questions: createQuestionLog(db),
    access: createAccessList(db),
    allowances: createAllowanceStore(db),
    corrections: createCorrectionOutbox(db),
    putDown: (_, answer) =>
      void db
        .prepare(
          `INSERT INTO corrections (answer, key, version, kind, created_at) VALUES (?, 'a', 1, 'changed', 1)`,
        )
        .run(answer),
    close: () => void db.close(),
  };
});

const [OLD, NEW] = [-77, -1_000_000_000_077];
const ANSWER: Answer = {
  status: 'not-found',
  question: 'Ai?',
  reason: 'nothing-near',
  rejected: [],
  near: [],
  score: 0,
  span: null,
  window: null,
};

let db: Database;
beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

/** The names of tables, and of their columns, as the database has them. */
function columns(): Array<{ table: string; column: string }> {
  return db
    .prepare<[], { table: string; column: string }>(
      `SELECT tables.name AS "table", columns.name AS "column"
       FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`,
    )
    .all();
}

describe('the list of chat columns', () => {
  it('names every column that by its name holds a chat or a person, and only columns there are', () => {
    const all = columns().map(({ table, column }) => `${table}.${column}`);
    const personal = columns()
      .filter(({ column }) => /^(?:chat|user|asker|person)(?:_id)?$|_(?:chat|user|person)$/u.test(column))
      .map(({ table, column }) => `${table}.${column}`);
    const listed = CHAT_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(personal.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !all.includes(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('a group that became a supergroup', () => {
  it('leaves nothing behind under its old id, in any table', async () => {
    await createAnswerStore(db).save({ chat: OLD, topic: null }, ANSWER, 1, { user: 5, message: 8 });
    await createStateStore(db).put('kind', 'key', OLD, { a: 1 }, 1);
    await createChatSettings(db).setCorrections(OLD, 'off');
    await createChatStore(db).seen(OLD, 'group');
    await createChannelStore(db).connect({ chat: OLD, title: 'Kênh' }, 5, 1);
    await createChatStore(db).moved(OLD, NEW);
    for (const { table, column, holds } of CHAT_COLUMNS.filter(({ holds }) => holds === 'chat')) {
      const left = db.prepare(`SELECT count(*) FROM ${table} WHERE ${column} = ?`).pluck().get(OLD);
      expect({ table, holds, left }).toEqual({ table, holds, left: 0 });
    }
    expect((await createAnswerStore(db).last({ chat: NEW, topic: null }))?.answer).toEqual(ANSWER);
    expect(await createStateStore(db).get('kind', 'key')).toEqual({ a: 1 });
    expect(await createChatSettings(db).corrections(NEW)).toBe('off');
    expect(await createChannelStore(db).channelsOf(5)).toEqual([{ chat: NEW, title: 'Kênh' }]);
  });

  it('keeps what was chosen in the supergroup already, and fills it up with what was not', () => {
    db.exec(
      'CREATE TABLE looks (chat INTEGER PRIMARY KEY, font TEXT, size INTEGER NOT NULL DEFAULT 3, hue TEXT)',
    );
    db.prepare('INSERT INTO looks VALUES (?, ?, ?, ?), (?, ?, ?, ?)').run(
      OLD,
      'a',
      5,
      'red',
      NEW,
      'b',
      3,
      null,
    );
    createChatMove(db, [{ table: 'looks', column: 'chat', holds: 'chat' }])(OLD, NEW);
    expect(db.prepare('SELECT * FROM looks').all()).toEqual([{ chat: NEW, font: 'b', size: 5, hue: 'red' }]);
  });
});
