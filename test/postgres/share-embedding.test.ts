// An ingest's embedder that shares its work with others over PostgreSQL, and those who help it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import { sharingEmbedder } from '../../src/app/share-embedding.js';
import { type EmbeddingQueue, passageId } from '../../src/core/embedding-queue.js';
import { AppError } from '../../src/core/errors.js';
import { createPostgresEmbeddingQueue } from '../../src/postgres/embedding-queue.js';
import { gate } from '../bot/harness.js';
import { meeting, silencing, startHelper } from '../support/embedding-helper.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();
const TEXTS = Array.from({ length: 70 }, (_, n) => `Đoạn thứ ${n} nói về việc số ${n * n}.`);

describe(`an embedder that shares its work over ${POSTGRES}`, () => {
  let queue: EmbeddingQueue;
  let silence: ReturnType<typeof silencing>;
  let now: number;
  const clock = () => now;
  // What is looked for now and then is looked for all the time.
  const wait = (_: number, signal: AbortSignal): Promise<void> => pause(2, signal);
  beforeEach(async () => {
    const db = await open();
    [queue, silence, now] = [createPostgresEmbeddingQueue(db), silencing(db), 0];
  });
  const stops: Array<() => unknown> = [];
  // The next test empties the tables, in which nobody may be at work then.
  afterEach(() => Promise.allSettled(stops.splice(0).map((stop) => stop())));

  const here = createHashedEmbedder();
  const sharing = (embedder = createHashedEmbedder()) => ({
    embedder,
    shared: sharingEmbedder(embedder, { queue, clock, wait }),
  });
  /** How many of the texts are not in the queue. */
  const absent = async () => (await queue.take(here.model, 'test', TEXTS.map(passageId))).missing.length;

  /** Makes nothing before the test is over. */
  function stuck() {
    const ended = gate();
    stops.push(ended.open);
    return { ...createHashedEmbedder(), embedPassages: () => ended.opened.then(() => []) };
  }

  function helper(embedder = createHashedEmbedder(), over = queue) {
    const started = startHelper(over, embedder, wait);
    stops.push(started.stop);
    return started;
  }
  const isThere = () => expect.poll(() => queue.isHelped(here.model, 'test')).toBe(true);

  it('embeds alone, and asks nothing of the queue, where nobody helps', async () => {
    const { embedder, shared } = sharing();
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    expect([embedder.passages, await absent()]).toEqual([TEXTS, TEXTS.length]);
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
    await expect.poll(() => helping.told.at(-1)).toEqual([helping.embedder.passages.length, true]);
    expect(await helping.stop()).toBe(helping.embedder.passages.length);
    expect([...embedder.passages, ...helping.embedder.passages].sort()).toEqual([...TEXTS].sort());
    expect(Math.min(embedder.passages.length, helping.embedder.passages.length)).toBeGreaterThan(0);
    expect(await absent()).toBe(TEXTS.length);
  });

  it('embeds here what somebody has claimed that is gone, and not before', async () => {
    await queue.put(here.model, 'test', []);
    const embedder = createHashedEmbedder();
    const held = gate();
    const late: EmbeddingQueue = {
      ...queue,
      claim: (...given) => held.opened.then(() => queue.claim(...given)),
    };
    const made = sharingEmbedder(embedder, { queue: late, clock, wait }).embedPassages(TEXTS);
    await expect.poll(absent).toBe(0);
    const [claimed] = await queue.claim(here.model, 'dead', 1);
    held.open();
    await expect.poll(() => embedder.passages.length).toBe(TEXTS.length - 1);
    expect(embedder.passages).not.toContain(claimed?.text);
    await silence('dead', 20);
    expect(await made).toEqual(await here.embedPassages(TEXTS));
  });

  it('keeps what it is long at, as it notes all the while that it is there', async () => {
    await queue.put(here.model, 'test', [{ id: passageId('Một.'), text: 'Một.' }]);
    const slow = gate();
    const embedder = createHashedEmbedder();
    const { told } = helper({
      ...embedder,
      embedPassages: (...given) => slow.opened.then(() => embedder.embedPassages(...given)),
    });
    await isThere();
    await silence('helper', 20);
    await isThere();
    expect(await queue.claim(here.model, 'test', 1)).toEqual([]);
    slow.open();
    await expect.poll(() => told.at(-1)).toEqual([1, true]);
  });

  it('puts again what another process took, as the same words were its own too', async () => {
    helper();
    await isThere();
    let stolen = 0;
    const robbed: EmbeddingQueue = {
      ...queue,
      async put(model, process, passages) {
        await queue.put(model, process, passages);
        if (stolen > 0) return;
        stolen = passages.length;
        await queue.drop(
          model,
          passages.map(({ id }) => id),
        );
      },
    };
    const shared = sharingEmbedder(createHashedEmbedder(), { queue: robbed, clock, wait });
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    expect(stolen).toBe(TEXTS.length);
  });

  it('looks now and then whether somebody helps, and reads further ahead then', async () => {
    const { embedder, shared } = sharing();
    await shared.embedPassages(['Một.']);
    const alone = shared.lookAhead();
    await queue.note(here.model, 'helper');
    await shared.embedPassages(['Hai.']);
    expect([shared.lookAhead(), await queue.isHelped(here.model, 'helper')]).toEqual([alone, false]);
    now += 3000;
    await shared.embedPassages(['Ba.']);
    expect(shared.lookAhead()).toBeGreaterThan(alone);
    expect(embedder.passages).toEqual(['Một.', 'Hai.', 'Ba.']);
    // It has left, as nothing is asked of the database between two calls.
    expect(await queue.isHelped(here.model, 'helper')).toBe(false);
  });

  it('gives what is there when it is stopped, and leaves nothing behind', async () => {
    helper(stuck());
    await isThere();
    const ended = gate();
    const slow = { ...createHashedEmbedder(), embedPassages: async () => ended.opened.then(() => []) };
    const { shared } = sharing(slow);
    const [stopping, heard] = [new AbortController(), gate()];
    const made = shared.embedPassages(TEXTS, () => heard.open(), { signal: stopping.signal });
    const vector = new Float32Array([0.6, -0.8]);
    await expect.poll(absent).toBe(0);
    await queue.write(here.model, [{ id: passageId(TEXTS[0] ?? ''), vector }]);
    await heard.opened;
    const text = 'Của lần gọi khác.';
    const other = shared.embedPassages([text]);
    stopping.abort();
    expect(await made).toEqual([vector]);
    await expect.poll(absent).toBe(TEXTS.length);
    await expect
      .poll(async () => (await queue.take(here.model, 'test', [passageId(text)])).missing)
      .toEqual([]);
    await queue.write(here.model, [{ id: passageId(text), vector }]);
    ended.open();
    expect(await other).toEqual([vector]);
    expect(await absent()).toBe(TEXTS.length);
  });

  it('rejects with what went wrong here, and takes the next call all the same', async () => {
    await queue.note(here.model, 'helper');
    const [taking, failed, released] = [gate(), gate(), gate()];
    let fails = true;
    const broken = {
      ...here,
      embedPassages: async (texts: readonly string[]) => {
        if (!fails) return here.embedPassages(texts);
        await taking.opened;
        failed.open();
        throw new AppError('EMBEDDING_FAILED', 'The thread died.');
      },
    };
    // A take that is under way while the embedder fails, and while the next call comes.
    const slow: EmbeddingQueue = {
      ...queue,
      async take(...given) {
        const taken = await queue.take(...given);
        if (taken.missing.length === 0) {
          taking.open();
          await released.opened;
        }
        return taken;
      },
    };
    const shared = sharingEmbedder(broken, { queue: slow, clock, wait });
    const first = shared.embedPassages(TEXTS);
    first.catch(() => {});
    await failed.opened;
    await pause(2, new AbortController().signal);
    fails = false;
    const second = shared.embedPassages(TEXTS.slice(0, 20));
    await pause(2, new AbortController().signal);
    released.open();
    await expect(first).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
    expect(await second).toHaveLength(20);
    expect(await shared.embedPassages(TEXTS)).toEqual(await here.embedPassages(TEXTS));
    expect(await absent()).toBe(TEXTS.length);
  });

  it('takes a call that comes while the last one is coming to its end', async () => {
    await queue.note(here.model, 'helper');
    const calls: Array<Promise<Float32Array[]>> = [];
    const ending: EmbeddingQueue = {
      ...queue,
      async leave(process) {
        if (calls.length === 1) calls.push(shared.embedPassages(TEXTS.slice(0, 2)));
        await queue.leave(process);
      },
    };
    const shared = sharingEmbedder(createHashedEmbedder(), { queue: ending, clock, wait });
    calls.push(shared.embedPassages(TEXTS));
    expect(await calls[0]).toHaveLength(TEXTS.length);
    expect(await calls[1]).toHaveLength(2);
    expect(await queue.isHelped(here.model, 'helper')).toBe(false);
  });

  it('bears that the database is away for a moment, and not for long', async () => {
    await queue.note(here.model, 'helper');
    let [away, asked] = [0, 0];
    const flaky: EmbeddingQueue = {
      ...queue,
      async take(...given) {
        if (away-- > 0) throw new AppError('DATABASE_AWAY', 'The database does not answer.');
        return queue.take(...given);
      },
      async isHelped(...given) {
        if (asked++ === 0) throw new AppError('DATABASE_AWAY', 'The database does not answer.');
        return queue.isHelped(...given);
      },
    };
    const shared = sharingEmbedder(createHashedEmbedder(), { queue: flaky, clock, wait });
    expect(await shared.embedPassages(['Một.'])).toHaveLength(1);
    [now, away] = [-3000, 4];
    expect(await shared.embedPassages(TEXTS)).toHaveLength(TEXTS.length);
    expect(asked).toBe(2);
    expect(away).toBeLessThan(0);
    away = 5;
    await expect(shared.embedPassages(TEXTS)).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('says so where the collection changed its model before all vectors were there', async () => {
    await queue.note(here.model, 'helper');
    const next = { name: 'next', dimension: 64, fingerprint: 'next' };
    let { model } = here;
    const changing = {
      get model() {
        return model;
      },
      embedPassages: async (texts: readonly string[]) => {
        model = next;
        return here.embedPassages(texts.slice(0, 1));
      },
    };
    const shared = sharingEmbedder(changing, { queue, clock, wait });
    await expect(shared.embedPassages(TEXTS)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    expect(await absent()).toBe(TEXTS.length);
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
    expect(helping.faults).toHaveLength(1);
    await queue.put(here.model, 'test', [{ id: passageId('Một.'), text: 'Một.' }]);
    await expect.poll(() => helping.embedder.passages).toEqual(['Một.']);
    away = Number.NaN;
    await helping.stop();
    expect(await queue.isHelped(here.model, 'test')).toBe(false);
    const failing = async (): Promise<never> => {
      throw new AppError('EMBEDDING_FAILED', 'The thread died.');
    };
    await queue.put(here.model, 'test', [{ id: passageId('Hai.'), text: 'Hai.' }]);
    await expect(helper({ ...here, embedPassages: failing }).run).rejects.toMatchObject({
      code: 'EMBEDDING_FAILED',
    });
  });
});
