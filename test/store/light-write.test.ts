// Writes that do not wait for the disk: whole for whoever reads next, and every other write waits as before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { createChatStore } from '../../src/store/chats.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createLanguages } from '../../src/store/languages.js';
import { lightly } from '../../src/store/light-write.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { answeredWith, firstQuote } from '../bot/sample.js';

const FULL = 2;
let folder: string;
let file: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-light-'));
  file = join(folder, 'light.sqlite');
  db = openDatabase(file);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const level = () => db.pragma('synchronous', { simple: true });

test('all that an answered update writes is there for another process, and what follows waits for the disk', async () => {
  const [inbox, answers] = [createUpdateInbox(db), createAnswerStore(db)];
  await inbox.accept([{ update_id: 7 }], 100);
  await createChatStore(db).seen(1, 'private');
  await createLanguages(db).note(1, 'en');
  const { id } = await answers.save({ chat: 1, topic: null }, answeredWith('Câu?', [firstQuote()]), 100);
  await answers.sent(id, [5], 'en');
  await inbox.finish(7);
  expect(level()).toBe(FULL);
  const other = openDatabase(file, { readonly: true });
  expect(await createUpdateInbox(db).unfinished()).toEqual([]);
  expect((await createAnswerStore(other).ofMessage(1, 5))?.id).toBe(id);
  expect(await createLanguages(other).of(1)).toBe('en');
  other.close();
});

test('a write that fails leaves the next one waiting for the disk, and one inside a transaction is part of it', () => {
  expect(() =>
    lightly(db, () => {
      throw new Error('disk full');
    }),
  ).toThrow('disk full');
  expect(level()).toBe(FULL);
  db.transaction(() => lightly(db, () => expect(level()).toBe(FULL)))();
});
