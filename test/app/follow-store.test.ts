// Following a database that another connection writes to, on real files.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFollowStore, type FollowStore } from '../../src/app/follow-store.js';
import type { ArticleStore, WordSearch } from '../../src/core/article-store.js';
import { collected } from '../../src/core/in-turn.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';

let folder: string;
let databases: Database[];
let here: ArticleStore;
let elsewhere: ArticleStore;
let words: WordSearch;
let index: VectorIndex;
let follower: FollowStore;
/** How often the index was asked what it lacks, and how often all that it holds was compared. */
let looks: number;
let comparisons: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-follow-'));
  const file = join(folder, 'db.sqlite');
  databases = [openDatabase(file), openDatabase(file)];
  const [first, second] = databases.map((db) => createArticleStore(db));
  if (!first || !second) throw new Error('no stores');
  [here, elsewhere] = [first, second];
  words = createWordSearch(databases[0] as Database);
  await here.setModel(model);
  index = createExactIndex(model.dimension);
  await index.add((await put(here, articleOf('đầu'))).added);
  const watched = {
    ...index,
    lacking: (ids: readonly number[]) => {
      looks++;
      return index.lacking(ids);
    },
    ids: () => {
      comparisons++;
      return index.ids();
    },
  };
  follower = await createFollowStore(here, words, watched, () => here.assertModel(model));
  await follower.follow();
  [looks, comparisons] = [0, 0];
});
afterEach(() => {
  for (const db of databases) db.close();
  rmSync(folder, { recursive: true });
});

async function inLine(): Promise<boolean> {
  const held = (await index.ids()).sort((a, b) => a - b);
  return JSON.stringify(held) === JSON.stringify(await here.chunkIds());
}

describe('following', () => {
  it('makes what another connection stored searchable', async () => {
    await put(elsewhere, articleOf('mới', { text: 'Cầu mới vừa khánh thành.' }));
    expect(await inLine()).toBe(false);
    await follower.follow();
    expect(await inLine()).toBe(true);
    for (const [id, vector] of await here.vectorsOf(await here.chunkIds())) {
      expect((await index.search(vector, 1))[0]?.similarity).toBeCloseTo(1, 5);
      expect(await index.ids()).toContain(id);
    }
  });

  it('finds what another connection replaced before it was made and after the index was filled', async () => {
    await put(elsewhere, articleOf('đầu', { text: 'Viết lại hoàn toàn.' }), { hash: 'other' });
    const late = await createFollowStore(here, words, index, () => here.assertModel(model));
    await late.follow();
    expect(await inLine()).toBe(true);
  });

  it('forgets what another connection removed or replaced', async () => {
    await put(elsewhere, articleOf('mới'));
    await follower.follow();
    await elsewhere.remove(['đầu']);
    await put(elsewhere, articleOf('mới', { text: 'Viết lại.' }));
    await follower.follow();
    expect(await inLine()).toBe(true);
  });

  it('compares all only where something is gone, also where as much has come', async () => {
    await put(elsewhere, articleOf('mới'));
    await follower.follow();
    await follower.during(async () => index.add((await put(here, articleOf('nữa'))).added));
    expect(await inLine()).toBe(true);
    expect(comparisons).toBe(0);
    await elsewhere.remove(['đầu']);
    await put(elsewhere, articleOf('thế'));
    await follower.follow();
    expect(await inLine()).toBe(true);
    expect(comparisons).toBe(1);
  });

  it('takes in what an ingest elsewhere brought a few vectors at a time, with turns of others in between', async () => {
    const vector = new Float32Array(model.dimension);
    vector[0] = 1;
    const stored = Array.from({ length: 1300 }, (_, n) => 3 * n + 1);
    const sizes: number[] = [];
    let turns = 0;
    const source = {
      change: async () => 1,
      chunkIds: async (after = 0, most = stored.length) => stored.filter((id) => id > after).slice(0, most),
      vectorsOf: async (ids: readonly number[]) => {
        sizes.push(ids.length);
        setImmediate(() => turns++);
        return new Map(ids.map((id) => [id, vector]));
      },
    };
    const large = createExactIndex(model.dimension);
    const late = await createFollowStore(source, { total: async () => stored.length }, large, async () => {});
    await late.follow();
    expect((await large.ids()).sort((a, b) => a - b)).toEqual(stored);
    expect(sizes).toEqual([500, 500, 300]);
    expect(turns).toBe(2);
    await large.close();
  });

  it('does not look into the index while the database stays as it was', async () => {
    await follower.follow();
    expect(looks).toBe(0);
    await put(elsewhere, articleOf('mới'));
    await follower.follow();
    await follower.follow();
    expect([looks, comparisons]).toEqual([1, 0]);
  });

  it('adds each vector once when asked several times at once', async () => {
    await put(elsewhere, articleOf('mới'));
    await Promise.all([follower.follow(), follower.follow(), follower.follow()]);
    expect(await inLine()).toBe(true);
    expect(looks).toBe(1);
  });

  it('tries again after the index failed', async () => {
    await put(elsewhere, articleOf('mới'));
    const broken = await createFollowStore(
      { ...here, change: () => here.change() },
      words,
      {
        ...index,
        lacking: async () => {
          throw new Error('disk on fire');
        },
      },
      () => here.assertModel(model),
    );
    await put(elsewhere, articleOf('nữa'));
    await expect(broken.follow()).rejects.toThrow('disk on fire');
    await expect(broken.follow()).rejects.toThrow('disk on fire');
    await follower.follow();
    expect(await inLine()).toBe(true);
  });
});

describe('another model', () => {
  it('refuses to mix its vectors with those at hand', async () => {
    const other = { ...model, name: 'other', fingerprint: 'f'.repeat(64) };
    await elsewhere.stageVectors(
      other,
      (await collected(elsewhere.allVectors())).map(({ id, vector }) => ({ id, vector })),
    );
    expect(await elsewhere.adoptStaged(other)).toBe(true);
    await expect(follower.follow()).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    await expect(follower.follow()).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
  });
});

describe('work that writes by itself', () => {
  it('keeps nobody waiting who only asks', async () => {
    let finish = (): void => {};
    const work = follower.during(() => new Promise<void>((resolve) => (finish = resolve)));
    await put(elsewhere, articleOf('mới'));
    await Promise.resolve();
    await follower.follow();
    expect(await inLine()).toBe(false);
    finish();
    await work;
    expect(await inLine()).toBe(true);
  });

  it('keeps nobody waiting either while it waits for its own turn', async () => {
    const ends: Array<() => void> = [];
    const works = [0, 1].map(() =>
      follower.during(() => new Promise<void>((resolve) => void ends.push(resolve))),
    );
    await put(elsewhere, articleOf('mới'));
    while (ends.length < 1) await Promise.resolve();
    ends[0]?.();
    await works[0];
    // The second one has begun or is about to: whoever asks now is not put behind it.
    await put(elsewhere, articleOf('mới nữa'));
    await follower.follow();
    while (ends.length < 2) await Promise.resolve();
    ends[1]?.();
    await works[1];
    expect(await inLine()).toBe(true);
  });

  it('is not added a second time, and its result is passed on', async () => {
    const result = await follower.during(async () => {
      await index.add((await put(here, articleOf('tự thêm'))).added);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await inLine()).toBe(true);
    await follower.follow();
    expect(await inLine()).toBe(true);
  });

  it('begins in line with what others stored before it', async () => {
    await put(elsewhere, articleOf('mới'));
    const before = await follower.during(() => inLine());
    expect(before).toBe(true);
  });

  it('is left in line when it stops halfway, and its error is passed on', async () => {
    const halfway = follower.during(async () => {
      await put(here, articleOf('chưa thêm'));
      throw new Error('stopped');
    });
    await expect(halfway).rejects.toThrow('stopped');
    expect(await inLine()).toBe(true);
    await put(elsewhere, articleOf('mới'));
    await follower.follow();
    expect(await inLine()).toBe(true);
  });

  it('is done in turns', async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await index.add((await put(here, articleOf(name))).added);
      steps.push(`${name} ends`);
    };
    await Promise.all([follower.during(work('a')), follower.during(work('b'))]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(await inLine()).toBe(true);
  });
});
