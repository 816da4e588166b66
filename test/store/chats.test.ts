// Answers kept for their buttons, what buttons remember, and the inbox of updates, on the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createStateStore } from '../../src/store/state.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { answerStoreContract } from '../contracts/answer-store.js';
import { stateStoreContract } from '../contracts/state-store.js';

let db: Database;

beforeEach(() => {
  db = openDatabase(':memory:');
});
afterEach(() => void db.close());

answerStoreContract('SQLite', () => {
  const own = openDatabase(':memory:');
  return {
    answers: createAnswerStore(own),
    write: (json) => void own.prepare('UPDATE answers SET answer = ?').run(json),
    close: () => void own.close(),
  };
});

stateStoreContract('SQLite', () => {
  const own = openDatabase(':memory:');
  return { state: createStateStore(own), close: () => void own.close() };
});

describe('createUpdateInbox', () => {
  const update = (update_id: number) => ({ update_id, message: { text: `tin ${update_id}` } });

  it('takes each update once, in order, also when a batch repeats one', async () => {
    const inbox = createUpdateInbox(db);
    expect(await inbox.accept([update(7), update(3), update(7)], 1)).toEqual([update(7), update(3)]);
    expect(await inbox.accept([update(3), update(2_999_999_999)], 2)).toEqual([update(2_999_999_999)]);
    expect(await inbox.unfinished()).toEqual([update(7), update(3), update(2_999_999_999)]);
  });

  it('leaves an update unfinished until it is finished, and then remembers only its number', async () => {
    const inbox = createUpdateInbox(db);
    await inbox.accept([update(1), update(2)], 1);
    await inbox.finish(1);
    expect(await inbox.unfinished()).toEqual([update(2)]);
    expect(await inbox.accept([update(1)], 2)).toEqual([]);
    expect(db.prepare('SELECT body FROM updates WHERE update_id = 1').get()).toEqual({ body: '' });
  });

  it('forgets old finished updates but never an unfinished one', async () => {
    const inbox = createUpdateInbox(db);
    await inbox.accept([update(1), update(2)], 1);
    await inbox.accept([update(3)], 5);
    await inbox.finish(1);
    await inbox.finish(3);
    expect(await inbox.prune(5)).toBe(1);
    expect(await inbox.accept([update(1), update(2), update(3)], 6)).toEqual([update(1)]);
  });
});
