// The sample questions asked of the same collection in both databases: the answers are the same to the letter.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveDatabase } from '../../src/app/move-database.js';
import { rememberingReadings } from '../../src/app/remember-readings.js';
import { answerRecord, isAnswered } from '../../src/cli/answer-record.js';
import { type Collection, openCollection } from '../../src/compose.js';
import { openStatistics } from '../../src/compose-insight.js';
import { openReadingModel } from '../../src/compose-models.js';
import { loadConfig } from '../../src/config.js';
import { inTurn } from '../../src/core/in-turn.js';
import type { Reader } from '../../src/core/reader.js';
import { createLogger } from '../../src/log.js';
import { openServerToFill } from '../../src/postgres/moving.js';
import { storageOf } from '../../src/postgres/storage.js';
import { openFileToMove } from '../../src/store/moving.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';
import { createWorkplace, sampleQuestions, type Workplace } from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const server = testPostgres();
let place: Workplace;
let dataDir: string;
let reader: Reader;
let both: readonly Collection[] = [];

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await sampleCollection(place);
  const db = await server();
  const from = openFileToMove(join(dataDir, 'trichdan.sqlite'));
  const to = await openServerToFill(db);
  expect(await moveDatabase({ from, to, signal: new AbortController().signal })).toMatchObject({
    outcome: 'moved',
  });
  await to.close();
  await from.close();
  const config = loadConfig({ DATA_DIR: dataDir });
  const log = createLogger('silent');
  const onServer = async () => storageOf(db, () => Promise.reject(new Error('Nothing is waited for here.')));
  reader = (await openReadingModel(config, log)) ?? expect.fail('no reader');
  // What was read for the one is remembered for the other, as far as it is given the same passages.
  const readBy = rememberingReadings(reader);
  both = [
    await openCollection(config, log, { readBy }),
    await openCollection(config, log, { readBy, storage: onServer }),
  ];
});
afterAll(async () => {
  for (const collection of both) await collection.close();
  await reader.close();
  await place.remove();
});

it('tells admins how much the database takes, wherever it is, and of an index only where that is a file', async () => {
  const [here, server] = await Promise.all(
    both.map(async (collection, n) => {
      const url = n === 0 ? {} : { DATABASE_URL: 'postgres://localhost/trichdan' };
      const figures = await openStatistics(collection, loadConfig({ DATA_DIR: dataDir, ...url }))(1);
      return figures.process;
    }),
  );
  expect(here?.database).toBeGreaterThan(100_000);
  expect(server?.database).toBeGreaterThan(100_000);
  expect(here?.index).not.toBeNull();
  expect(server?.index).toBeNull();
});

it(`${POSTGRES} answers every sample question as SQLite does`, async () => {
  let answered = 0;
  for (const { id, question } of sampleQuestions()) {
    const replies = await inTurn(both, ({ converse }) => converse(question, null));
    const [expected, given] = replies.map((reply) => ({ ...reply, ...answerRecord(id, reply, 0) }));
    // The graph adds in single precision, in an order that depends on the processor.
    expect(given).toEqual({ ...expected, score: expect.closeTo(expected?.score ?? 0, 5) });
    if (replies.every(isAnswered)) answered++;
  }
  // Enough of either kind that the same could not be said of two empty collections.
  expect(answered).toBeGreaterThan(35);
  expect(answered).toBeLessThan(sampleQuestions().length);
});
