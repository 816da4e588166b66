// The queue of passages on PostgreSQL, under its contract; and an ingest's embedder that shares its work through it.
import { beforeEach, describe, expect, it } from 'vitest';
import { createHelpEmbedding } from '../../src/app/help-embedding.js';
import { sharingEmbedder } from '../../src/app/share-embedding.js';
import { type EmbeddingQueue, passageId } from '../../src/core/embedding-queue.js';
import { AppError } from '../../src/core/errors.js';
import { createPostgresEmbeddingQueue } from '../../src/postgres/embedding-queue.js';
import { pause } from '../../src/sources/pause.js';
import { gate } from '../bot/harness.js';
import { embeddingQueueContract } from '../contracts/embedding-queue.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();
embeddingQueueContract(POSTGRES, async () => {
  const db = await open();
  return { queue: createPostgresEmbeddingQueue(db), close: db.close };
});

const TEXTS = Array.from({ length: 70 }, (_, n) => `Đoạn thứ ${n} nói về việc số ${n * n}.`);
const never = () => new Promise<never>(() => {});

describe(`an embedder that shares its work over ${POSTGRES}`, () => {
  let queue: EmbeddingQueue;
  let now: number;
  const clock = () => now;
  /** What is looked for now and then is looked for all the time; by so much time goes on with each look. */
  let step: number;
  const wait = async (_: number, signal: AbortSignal): Promise<void> => {
    now += step;
    await pause(2, signal);
  };
  beforeEach(async () => {
    queue = createPostgresEmbeddingQueue(await open());
    [now, step] = [1_000_000, 0];
  });

  const here = createHashedEmbedder();
  const sharing = (embedder = createHashedEmbedder()) => ({
    embedder,
    shared: sharingEmbedder(embedder, { queue, clock, wait }),
  });
  /** Two embedders that make nothing before both have something to make. */
  function meeting() {
    const both = gate();
    const begun = new Set<unknown>();
    return [createHashedEmbedder(), createHashedEmbedder()].map((embedder) => ({
      ...embedder,
      async embedPassages(texts: readonly string[], onDone?: (count: number) => void) {
        if (begun.add(embedder).size === 2) both.open();
        await both.opened;
        return embedder.embedPassages(texts, onDone);
      },
    }));
  }
  const left = async () => (await queue.take(here.model, TEXTS.map(passageId))).missing.length;

  function helper(embedder = createHashedEmbedder(), over = queue) {
    const ending = new AbortController();
    const faults: unknown[] = [];
    const told: Array<[number, boolean]> = [];
    const parts = { queue: over, embedder, clock, process: 'helper' };
    const run = createHelpEmbedding(parts, { follow: async () => {}, wait })({
      signal: ending.signal,
      onProgress: (...progress) => told.push(progress),
      onFault: (error) => faults.push(error),
    });
    run.catch(() => {});
    return {
      ...{ embedder, faults, told, run },
      stop: () => {
        ending.abort();
        return run;
      },
    };
  }
  const isThere = () => expect.poll(() => queue.isHelped(here.model, 'test', 0)).toBe(true);

  it('embeds alone, and asks nothing of the queue, where nobody helps', async () => {
    const { embedder, shared } = sharing();
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    expect([embedder.passages, await left()]).toEqual([TEXTS, TEXTS.length]);
  });

  it('has what it is given embedded here and by who helps, each once and as it would be here', async () => {
    const [mine, theirs] = meeting();
    const helping = helper(theirs);
    await isThere();
    const { embedder, shared } = sharing(mine);
    const heard: number[] = [];
    const calls = [TEXTS.slice(0, 40), TEXTS.slice(30), TEXTS.slice(0, 1)];
    const made = await Promise.all(
      calls.map((texts) => shared.embedPassages(texts, (count) => heard.push(count))),
    );
    expect(made).toEqual(await Promise.all(calls.map((texts) => here.embedPassages(texts))));
    expect(heard.filter((count) => count === 40)).toHaveLength(2);
    expect(await helping.stop()).toBe(helping.embedder.passages.length);
    expect([...embedder.passages, ...helping.embedder.passages].sort()).toEqual([...TEXTS].sort());
    expect(Math.min(embedder.passages.length, helping.embedder.passages.length)).toBeGreaterThan(0);
    expect(helping.told.at(-1)).toEqual([helping.embedder.passages.length, true]);
    expect(await left()).toBe(TEXTS.length);
  });

  it('embeds here what somebody has claimed that is no more', async () => {
    step = 1000;
    const { embedder, shared } = sharing();
    const dies = { ...createHashedEmbedder(), embedPassages: never };
    helper(dies);
    await isThere();
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    expect([...embedder.passages].sort()).toEqual([...TEXTS].sort());
  });

  it('puts again what another process took, as the same words were its own too', async () => {
    const helping = helper();
    await isThere();
    const taking: EmbeddingQueue = {
      ...queue,
      async put(...put) {
        await queue.put(...put);
        if (stolen.length === 0) stolen.push(...put[1]);
        if (stolen === put[1])
          await queue.drop(
            here.model,
            stolen.map(({ id }) => id),
          );
      },
    };
    const stolen: Array<{ id: string; text: string }> = [];
    const shared = sharingEmbedder(createHashedEmbedder(), { queue: taking, clock, wait });
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    await helping.stop();
  });

  it('gives what is there when it is stopped, and leaves nothing behind', async () => {
    helper({ ...createHashedEmbedder(), embedPassages: never });
    await isThere();
    const ended = gate();
    const slow = { ...createHashedEmbedder(), embedPassages: async () => ended.opened.then(() => []) };
    const { shared } = sharing(slow);
    const [stopping, heard] = [new AbortController(), gate()];
    const made = shared.embedPassages(TEXTS, () => heard.open(), { signal: stopping.signal });
    const vector = new Float32Array([0.6, -0.8]);
    await expect.poll(left).toBe(0);
    await queue.write(here.model, [{ id: passageId(TEXTS[0] ?? ''), vector }]);
    await heard.opened;
    stopping.abort();
    ended.open();
    expect(await made).toEqual([vector]);
    expect(await left()).toBe(TEXTS.length);
  });

  it('rejects with what went wrong here, and takes the next call all the same', async () => {
    helper({ ...createHashedEmbedder(), embedPassages: never });
    await isThere();
    let fails = true;
    const broken = {
      ...here,
      embedPassages: async (texts: readonly string[]) => {
        if (fails) throw new AppError('EMBEDDING_FAILED', 'The thread died.');
        return here.embedPassages(texts);
      },
    };
    const shared = sharingEmbedder(broken, { queue, clock, wait });
    await expect(shared.embedPassages(TEXTS)).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
    expect(await left()).toBe(TEXTS.length);
    [fails, step] = [false, 1000];
    expect(await shared.embedPassages(TEXTS)).toHaveLength(TEXTS.length);
  });

  it('is helped on by who lost the database for a while, and ends with what is no such fault', async () => {
    let away = 3;
    const flaky: EmbeddingQueue = {
      ...queue,
      async claim(...claim) {
        if (away-- > 0) throw new AppError('DATABASE_AWAY', 'The database does not answer.');
        return queue.claim(...claim);
      },
    };
    const helping = helper(createHashedEmbedder(), flaky);
    await isThere();
    expect(helping.faults).toHaveLength(3);
    await queue.put(here.model, [{ id: passageId('Một.'), text: 'Một.' }], now);
    await expect.poll(() => helping.embedder.passages).toEqual(['Một.']);
    away = Number.NaN;
    await helping.stop();
    expect(await queue.isHelped(here.model, 'test', 0)).toBe(false);
    const failing = async (): Promise<never> => {
      throw new AppError('EMBEDDING_FAILED', 'The thread died.');
    };
    await queue.put(here.model, [{ id: passageId('Hai.'), text: 'Hai.' }], now);
    await expect(helper({ ...here, embedPassages: failing }).run).rejects.toMatchObject({
      code: 'EMBEDDING_FAILED',
    });
  });
});
