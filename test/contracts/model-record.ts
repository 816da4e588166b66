// What every article store must do about changes and about whose vectors it holds, whichever database is behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleStore } from '../../src/core/article-store.js';
import { all, articleOf, code, type OpenedStore, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

const embedder = createHashedEmbedder();

const HOUR_MS = 3_600_000;

export function modelRecordContract(name: string, open: () => OpenedStore | Promise<OpenedStore>): void {
  describe(`${name} as a record of changes and of the model`, () => {
    let opened: OpenedStore;
    let store: ArticleStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
      await store.setModel(embedder.model);
    });
    afterEach(() => opened.close());

    it('raises the change counter with every write and with nothing else', async () => {
      const seen = [await store.change()];
      const noting = async (act: () => unknown) => {
        await act();
        seen.push(await store.change());
      };
      await noting(() => put(store, articleOf('a')));
      await noting(() => store.move('a', '/new', null));
      await noting(() => store.remove(['a']));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      const last = await store.change();
      await store.remove(['missing']);
      await store.move('missing', '/new', null);
      await store.setModel(embedder.model);
      await all(store.list());
      expect(await store.change()).toBe(last);
    });

    it('refuses another model only when vectors are there, naming both and the way out', async () => {
      const other = { name: 'other', dimension: 64, fingerprint: 'another' };
      await store.assertModel(other);
      await put(store, articleOf('a'));
      await store.assertModel(embedder.model);
      expect(await code(() => store.assertModel(other))).toBe('MODEL_MISMATCH');
      expect(await code(() => store.setModel({ ...embedder.model, fingerprint: 'x' }))).toBe(
        'MODEL_MISMATCH',
      );
      await expect(async () => await store.assertModel(other)).rejects.toThrow(
        /hashed.*other.*npm run reindex/su,
      );
      expect(await store.model()).toEqual(embedder.model);
      await store.remove(['a']);
      await store.setModel(other);
      expect(await store.model()).toEqual(other);
    });

    it('takes a new model over only once every chunk has its vector', async () => {
      const next = createHashedEmbedder('next', 8);
      await put(store, articleOf('a'));
      const stage = async (count: number) => {
        const chunks = await store.unstaged(next.model, count);
        const vectors = await next.embedPassages(chunks.map(({ text }) => text));
        const entries = chunks.map(({ id }, i) => ({ id, vector: vectors[i] ?? new Float32Array() }));
        await store.stageVectors(next.model, entries);
        return entries;
      };
      expect(await store.adoptStaged(next.model)).toBe(false);
      const [first] = await stage(1);
      expect(await store.adoptStaged(next.model)).toBe(false);
      expect(await store.model()).toEqual(embedder.model);
      await put(store, articleOf('b'));
      const rest = await stage(100);
      expect(rest).toHaveLength(3);
      expect(await store.unstaged(next.model, 100)).toEqual([]);
      expect(await store.adoptStaged(next.model)).toBe(true);
      expect(await store.model()).toEqual(next.model);
      expect(await all(store.allVectors())).toEqual([first, ...rest]);
    });

    it('lends nothing to a process that asks for a model which another has just put in place', async () => {
      const next = createHashedEmbedder('next', 8);
      const { added } = await put(store, articleOf('a'));
      const vectors = await next.embedPassages(added.map(({ id }) => String(id)));
      const claim = (process: string) => ({ process, forMs: HOUR_MS });
      expect(await store.unstaged(next.model, 9, claim('one'))).toHaveLength(2);
      await store.stageVectors(
        next.model,
        added.map(({ id }, i) => ({ id, vector: vectors[i] ?? new Float32Array() })),
      );
      expect(await store.adoptStaged(next.model)).toBe(true);
      expect(await store.unstaged(next.model, 9, claim('two'))).toEqual([]);
      expect(await store.unstaged(embedder.model, 9, claim('three'))).toHaveLength(2);
    });

    it('lends chunks to one process at a time, to another once they are embedded, lapsed, or of another model', async () => {
      await put(store, articleOf('a'));
      await put(store, articleOf('b'));
      const next = (fingerprint: string) => ({ name: 'next', dimension: 8, fingerprint });
      const take = async (process: string, count = 9, model = next('one'), forMs = HOUR_MS) =>
        (await store.unstaged(model, count, { process, forMs })).map(({ id }) => id);
      const lapses = (process: string) => take(process, 9, next('one'), 0);
      const ids = await store.chunkIds();
      expect(ids).toHaveLength(4);
      expect(await take('one', 2)).toEqual(ids.slice(0, 2));
      expect(await take('two', 2)).toEqual(ids.slice(2));
      expect(await take('three')).toEqual([]);
      expect(await take('one')).toEqual(ids.slice(0, 2));
      const change = await store.change();
      const vector = new Float32Array(8).fill(1);
      await store.stageVectors(next('one'), [{ id: ids[0] ?? 0, vector }]);
      expect(await store.change()).toBe(change);
      await expect(take('three', 9, next('two'))).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
      expect(await lapses('two')).toEqual(ids.slice(2));
      expect(await take('three')).toEqual(ids.slice(2));
      expect(await lapses('one')).toEqual(ids.slice(1, 2));
      expect(await lapses('three')).toEqual(ids.slice(1));
      expect(await take('three', 9, next('two'))).toEqual(ids);
    });

    it('drops what was staged for a model that is not the one asked for', async () => {
      const vector = new Float32Array(8).fill(1);
      const { added } = await put(store, articleOf('a'));
      const entries = added.map(({ id }) => ({ id, vector }));
      const model = (fingerprint: string) => ({ name: 'm', dimension: 8, fingerprint });
      await store.stageVectors(model('one'), entries);
      expect(await store.adoptStaged(model('two'))).toBe(false);
      expect(await store.unstaged(model('two'), 10)).toHaveLength(2);
      await store.stageVectors(model('two'), entries.slice(0, 1));
      expect(await store.adoptStaged(model('two'))).toBe(false);
      expect(await store.unstaged(model('two'), 10)).toHaveLength(1);
    });
  });
}
