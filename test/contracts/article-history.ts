// What every history of versions must do, whichever database keeps it together with its article store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleHistory } from '../../src/core/article-history.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import { articleOf, model, put } from '../support/articles.js';

export interface OpenedHistory {
  readonly store: ArticleStore;
  readonly history: ArticleHistory;
  close(): void | Promise<void>;
}

export function articleHistoryContract(
  name: string,
  open: () => OpenedHistory | Promise<OpenedHistory>,
): void {
  describe(`${name} as a history of articles`, () => {
    let opened: OpenedHistory;
    let store: ArticleStore;
    let history: ArticleHistory;

    beforeEach(async () => {
      opened = await open();
      ({ store, history } = opened);
      await store.setModel(model);
    });
    afterEach(() => opened.close());

    const first = articleOf('a', { date: { day: '2025-08-16', time: null, source: 'event' } });
    const second = articleOf('a', { text: 'Tin đã sửa.', captions: [], date: null, outlet: null });
    const numbers = async () =>
      (await history.versionsOf('a')).map(({ version, present, withdrawn, replacedAt }) => [
        version,
        present,
        withdrawn,
        replacedAt,
      ]);

    it('knows the present version of an article, and none of what never was', async () => {
      await put(store, first);
      const present = { version: 1, article: first, replacedAt: null, present: true, withdrawn: false };
      expect(await history.versionsOf('a')).toEqual([present]);
      expect(await history.version('a', 1)).toEqual(present);
      expect(await history.version('a', 2)).toBeNull();
      expect(await history.versionsOf('b')).toEqual([]);
      expect((await store.byKey('a'))?.version).toBe(1);
    });

    it('keeps each version whole when the article changes', async () => {
      await put(store, first, { hash: 'one' });
      await put(store, second, { hash: 'two', now: 50 });
      await put(store, first, { hash: 'three', now: 60 });
      expect(await numbers()).toEqual([
        [1, false, false, 50],
        [2, false, false, 60],
        [3, true, false, null],
      ]);
      expect((await history.version('a', 1))?.article).toEqual(first);
      expect((await history.version('a', 2))?.article).toEqual(second);
      expect((await store.byKey('a'))?.version).toBe(3);
    });

    it('makes no version of an article that only its hash tells apart', async () => {
      await put(store, first, { hash: 'one' });
      await put(store, first, { hash: 'two', now: 50 });
      expect(await numbers()).toEqual([[1, true, false, null]]);
      await put(store, { ...first, author: 'Người khác' }, { hash: 'three', now: 60 });
      expect((await numbers()).map(([version]) => version)).toEqual([1, 2]);
    });

    it('keeps what was withdrawn, and counts on when it comes again, even as it was', async () => {
      await put(store, first);
      await store.remove(['a', 'missing'], 70);
      expect(await store.byKey('a')).toBeNull();
      expect(await numbers()).toEqual([[1, false, true, 70]]);
      await put(store, first);
      await store.remove(['a']);
      expect(await numbers()).toEqual([
        [1, false, true, 70],
        [2, false, true, null],
      ]);
      await put(store, second);
      expect((await numbers()).at(-1)).toEqual([3, true, false, null]);
    });

    it('follows an article that goes on under another key, whatever becomes of it there', async () => {
      const other = articleOf('b', { text: first.text });
      await put(store, first, { sourceHash: 'said' });
      await put(store, other, { sourceHash: 'said' });
      expect(await history.renamedTo('a')).toBeNull();
      await store.remove(['a'], 70);
      expect(await history.renamedTo('a')).toBe('b');
      await put(store, { ...other, text: 'Tin đã sửa.' }, { hash: 'two', sourceHash: 'said since' });
      expect(await history.renamedTo('a')).toBe('b');
      await put(store, articleOf('c'), { sourceHash: 'said since' });
      await store.remove(['b'], 80);
      expect(await history.renamedTo('a')).toBe('c');
      await store.remove(['c'], 90);
      expect(await history.renamedTo('a')).toBeNull();
      expect(await history.renamedTo('missing')).toBeNull();
    });

    it('keeps the versions of each key apart', async () => {
      await put(store, first);
      await put(store, articleOf('b'));
      await put(store, second);
      expect(await history.versionsOf('b')).toHaveLength(1);
      expect((await history.version('b', 1))?.article.key).toBe('b');
    });
  });
}
