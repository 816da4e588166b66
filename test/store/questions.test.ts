// The log of questions, the decisions of admins and what each may still ask, on the real database.
import { describe, expect, it } from 'vitest';
import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import { lightly } from '../../src/store/light-write.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { accessContract } from '../contracts/access.js';
import { questionLogContract, RECORD } from '../contracts/question-log.js';
import { memoryDatabase } from '../support/memory-database.js';

questionLogContract('SQLite', () => {
  const db = memoryDatabase();
  return { log: createQuestionLog(db), close: () => void db.close() };
});

it('keeps nothing that tells of a question when its words are forgotten', async () => {
  const db = memoryDatabase();
  const log = createQuestionLog(db);
  await log.add([{ ...RECORD, text: 'Lụt ở Huế?', subject: 'lut hue', nearest: 'Huế ngập' }]);
  await log.anonymise(RECORD.at + 1);
  expect(JSON.stringify(db.prepare('SELECT * FROM questions').all())).not.toMatch(/hu[eế]/iu);
  db.close();
});

accessContract('SQLite', () => {
  const db = memoryDatabase();
  const stores = () => ({ list: createAccessList(db), allowances: createAllowanceStore(db) });
  let now = stores();
  return {
    get list() {
      return now.list;
    },
    get allowances() {
      return now.allowances;
    },
    reopen: () => {
      now = stores();
    },
    close: () => void db.close(),
  };
});

describe('lightly', () => {
  it('leaves every other write as safe as before, also when it fails or stands in a transaction', () => {
    const db = memoryDatabase();
    const synchronous = () => db.pragma('synchronous', { simple: true });
    db.pragma('synchronous = FULL');
    expect(lightly(db, synchronous)).toBe(1);
    expect(() =>
      lightly(db, () => {
        throw new Error('full disk');
      }),
    ).toThrow('full disk');
    expect(db.transaction(() => lightly(db, synchronous))()).toBe(2);
    expect(synchronous()).toBe(2);
    db.close();
  });
});
