// A thousand chats ask at once, over HTTP with the real stores: every answer comes, once, in order and in its place.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Wait } from '../../src/core/ports.js';
import { openDatabase } from '../../src/store/database.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { botStores } from '../support/bot-stores.js';
import { createLoad } from '../support/telegram-load.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, quoteOf } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'trichdan-load-'));
/** Nobody is told that looking takes long, however slow the machine is. */
const untilEnded: Wait = (_, signal) =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

let scene: Scene;
afterEach(async () => {
  await scene.close();
  rmSync(folder, { recursive: true });
});

test('1,000 chats asking at once lose no answer, get none twice, and each its own in order', async () => {
  const db = openDatabase(join(folder, 'load.db'));
  // A clock that goes: a silence that Telegram asks for ends for all that a chat still has to be told.
  scene = await createScene({ ...botStores(db), wait: untilEnded, clock: Date.now });
  scene.script(async (question) => {
    // Some answers take longer than others, so that chats overtake each other.
    for (let turns = question.length % 5; turns > 0; turns--) await new Promise(setImmediate);
    return answeredWith(question, [quoteOf(articleSaying(question), question)]);
  });
  const load = createLoad(scene.telegram, { chats: 1000, rounds: 3, repeatEvery: 7, tooMany: 20 });
  load.ask();
  const polling = scene.start({ inbox: createUpdateInbox(db) });
  await scene.telegram.waitFor(load.done, 120_000);
  await polling.stop();
  expect(load.wrongs()).toEqual([]);
  expect(scene.asked).toHaveLength(load.expected);
  expect(scene.telegram.messages).toHaveLength(load.expected);
  expect(loudLines(scene.lines)).toEqual([]);
  db.close();
}, 180_000);
