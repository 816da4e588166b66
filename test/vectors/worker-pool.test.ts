// Calls to worker threads: what they return, how they fail, who goes first, and what happens when a thread dies.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorker, type WorkerCaller, workerFile } from '../../src/threads/worker-call.js';
import { openWorkerPool, type PoolOptions, type WorkerPool } from '../../src/vectors/worker-pool.js';
import type { FailingMethods } from './failing-worker.js';

const file = new URL('../../dist/test/vectors/failing-worker.js', import.meta.url);
let folder: string;
let notes: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
  notes = join(folder, 'notes');
  writeFileSync(notes, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('A call to a worker thread', () => {
  const run = async (use: (worker: WorkerCaller<FailingMethods>) => Promise<void>): Promise<void> => {
    const worker = startWorker<FailingMethods>(file, notes, 'EMBEDDING_FAILED');
    await use(worker).finally(() => worker.close());
  };

  it('returns what the method returns, each call its own', () =>
    run(async (worker) => {
      const replies = await Promise.all(['a', 'b', 'c'].map((text) => worker.call('echo', text)));
      expect(replies).toEqual(['a', 'b', 'c']);
      expect(await worker.call('numbers', 3)).toEqual(new Float32Array([0.5, 0.5, 0.5]));
    }));

  it('keeps the code of an error, and gives one to errors that have none', () =>
    run(async (worker) => {
      await expect(worker.call('throwError', 'MODEL_ALTERED')).rejects.toMatchObject({
        code: 'MODEL_ALTERED',
        message: 'on purpose',
      });
      await expect(worker.call('throwError', null)).rejects.toMatchObject({
        code: 'EMBEDDING_FAILED',
        message: 'a slip',
      });
      expect(await worker.call('echo', 'still there')).toBe('still there');
    }));

  it('rejects all open calls, and later ones, when the thread dies', () =>
    run(async (worker) => {
      const dying = worker.call('dieUntil', 1);
      const behind = worker.call('echo', 'never');
      await expect(dying).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
      await expect(behind).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
      expect(worker.alive()).toBe(false);
      await expect(worker.call('echo', 'late')).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
    }));

  it('rejects when there is no such file', async () => {
    const worker = startWorker<FailingMethods>(new URL('./nothing.js', file), notes, 'INDEX_FAILED');
    await expect(worker.call('echo', 'x')).rejects.toMatchObject({ code: 'INDEX_FAILED' });
    await worker.close();
  });

  it('rejects with CLOSED after closing, which may be done twice', async () => {
    const worker = startWorker<FailingMethods>(file, notes, 'EMBEDDING_FAILED');
    await Promise.all([worker.close(), worker.close()]);
    await expect(worker.call('echo', 'x')).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('finds the built file for a module that runs from source', () => {
    expect(workerFile('w', 'file:///p/src/vectors/a.ts').href).toBe('file:///p/dist/src/vectors/w.js');
    expect(workerFile('w', 'file:///p/dist/src/vectors/a.js').href).toBe('file:///p/dist/src/vectors/w.js');
  });
});

describe('A pool of workers', () => {
  let pool: WorkerPool<FailingMethods>;
  const open = async (more: Partial<PoolOptions<FailingMethods>> = {}): Promise<void> => {
    pool = await openWorkerPool<FailingMethods>({
      file,
      data: notes,
      size: 1,
      failure: 'EMBEDDING_FAILED',
      prepare: async () => {},
      ...more,
    });
  };
  afterEach(() => pool?.close());

  it('does urgent tasks before the others that wait', async () => {
    await open();
    await Promise.all([
      ...['first', 'second', 'third'].map((text) => pool.run('echo', text, false)),
      ...['urgent', 'urgent too'].map((text) => pool.run('echo', text, true)),
    ]);
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toEqual([
      'first',
      'urgent',
      'urgent too',
      'second',
      'third',
    ]);
  });

  it('holds back what is not urgent as long as it is told to, and then begins one task whoever has come since', async () => {
    const ways: Array<() => void> = [];
    await open({ giveWay: () => new Promise((go) => ways.push(go)) });
    const held = ['first', 'second'].map((text) => pool.run('echo', text, false));
    expect(await pool.run('echo', 'urgent', true)).toBe('urgent');
    expect(readFileSync(notes, 'utf8')).toBe('urgent\n');
    ways[0]?.();
    expect(await held[0]).toBe('first');
    expect(ways).toHaveLength(2);
    expect(await pool.run('echo', 'urgent too', true)).toBe('urgent too');
    ways[1]?.();
    await held[1];
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toEqual([
      'urgent',
      'first',
      'urgent too',
      'second',
    ]);
  });

  it('starts a further worker only when more waits than those there are can begin', async () => {
    let prepared = 0;
    await open({
      size: 2,
      prepare: async () => {
        prepared++;
      },
    });
    for (const text of ['a', 'b']) await pool.run('echo', text, false);
    expect(prepared).toBe(1);
    for (const texts of [
      ['c', 'd', 'e'],
      ['f', 'g', 'h'],
    ])
      expect(await Promise.all(texts.map((text) => pool.run('echo', text, false)))).toEqual(texts);
    await expect.poll(() => prepared).toBe(2);
  });

  it('does not start more workers than there is work for those that are being prepared', async () => {
    let prepared = 0;
    await open({
      size: 4,
      prepare: async (worker) => {
        await worker.call('echo', 'prepared');
        prepared++;
      },
    });
    for (let round = 0; round < 10; round++)
      await Promise.all(['a', 'b'].map((text) => pool.run('echo', text, false)));
    await expect.poll(() => prepared).toBe(2);
  });

  it('gives up preparing one worker more when that fails again and again, while another does the work', async () => {
    let begun = 0;
    await open({
      size: 2,
      prepare: async (worker) => {
        if (begun++ > 0) await worker.call('throwError', null);
      },
    });
    for (let round = 0; round < 60; round++)
      await Promise.all(['a', 'b', 'c'].map((text) => pool.run('echo', text, false)));
    await expect.poll(() => begun).toBe(5);
    expect(await pool.run('echo', 'still', false)).toBe('still');
  });

  it('passes over tasks that are not wanted any more when their turn comes', async () => {
    await open();
    let unwanted = false;
    const tasks = ['a', 'b', 'c'].map((text) => pool.run('echo', text, false, () => unwanted));
    const after = pool.run('echo', 'after', false);
    unwanted = true;
    const results = await Promise.allSettled(tasks);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'CLOSED' } });
    expect(await after).toBe('after');
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toEqual(['a', 'after']);
  });

  it('replaces a worker that dies, prepares the new one and repeats the task', async () => {
    let prepared = 0;
    await open({
      prepare: async () => {
        prepared++;
      },
    });
    const behind = ['a', 'b'].map((text) => pool.run('echo', text, false));
    expect(await pool.run('dieUntil', 1, true)).toBe(1);
    expect(await Promise.all(behind)).toEqual(['a', 'b']);
    expect(prepared).toBe(2);
  });

  it('gives up a task that kills two workers, but not the others', async () => {
    await open();
    const deadly = pool.run('dieUntil', 100, false);
    const harmless = pool.run('echo', 'fine', false);
    await expect(deadly).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
    expect(await harmless).toBe('fine');
  });

  it('stops starting workers when they keep dying, and refuses every task from then on', async () => {
    await open();
    const tasks = [1, 2, 3].map(() => pool.run('dieUntil', 100, false));
    for (const { status } of await Promise.allSettled(tasks)) expect(status).toBe('rejected');
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toHaveLength(4);
    await expect(pool.run('echo', 'x', true)).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
  });

  it('reports what the preparation of its first worker threw', async () => {
    const refused = open({ prepare: (worker) => worker.call('throwError', 'MODEL_ALTERED') });
    await expect(refused).rejects.toMatchObject({ code: 'MODEL_ALTERED' });
  });

  it('rejects waiting tasks with CLOSED when it is closed', async () => {
    await open();
    const tasks = ['a', 'b', 'c'].map((text) => pool.run('echo', text, false));
    const results = Promise.allSettled(tasks);
    await pool.close();
    expect((await results).slice(1)).toMatchObject(
      [1, 2].map(() => ({ status: 'rejected', reason: { code: 'CLOSED' } })),
    );
    await expect(pool.run('echo', 'x', false)).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
