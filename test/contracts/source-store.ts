// What every store of live sources must do, whichever database is behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FollowedItem, MetItem, SourceStore } from '../../src/core/source-store.js';
import { entryOf, FEED, FETCHED as outcome, specOf } from '../support/live-sources.js';

const NOW = 1_000_000_000;

export interface OpenedSourceStore {
  readonly store: SourceStore;
  close(): void | Promise<void>;
}

export function sourceStoreContract(
  name: string,
  open: () => OpenedSourceStore | Promise<OpenedSourceStore>,
): void {
  describe(`${name} as a store of sources`, () => {
    let opened: OpenedSourceStore;
    let store: SourceStore;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
    });
    afterEach(() => opened.close());

    const ids = async (): Promise<string[]> => (await store.list()).map(({ spec }) => spec.id);
    const met = (n: number, over: { hash?: string; identities?: string[]; own?: boolean } = {}) => ({
      identities: [`url:${n}`, `guid:${n}`],
      hash: 'a',
      own: true,
      entry: entryOf(n),
      ...over,
    });
    const none = { etag: null, lastModified: null };
    const due = (id = 'bao', now = NOW): Promise<FollowedItem[]> => store.dueItems(id, now);
    const meet = (id: string, item: MetItem, now = NOW) => store.meet(id, [item], none, now);
    const taken = (item: FollowedItem, dueAt: number | null = null): FollowedItem => ({
      ...item,
      articleKey: `key ${item.number}`,
      state: 'taken',
      takenAt: NOW,
      dueAt,
    });
    const settled = { location: FEED, paused: null, failures: 0, ttlMinutes: 30, habitMinutes: 12.5 };
    const settle = (id: string, over: object = {}): Promise<void> =>
      store.settle(id, { ...settled, nextFetch: NOW + 5, lastSuccess: NOW, last: outcome, ...over });

    describe('keeps a list', () => {
      it('of sources as they were added, due at once and knowing nothing', async () => {
        expect(await store.add(specOf({ since: '1990-01-01' }), 'chat')).toBe(true);
        expect(await store.get('bao')).toEqual({
          ...{ spec: specOf({ since: '1990-01-01' }), origin: 'chat', paused: null, etag: null },
          ...{ lastModified: null, nextFetch: 0, failures: 0, ttlMinutes: null, habitMinutes: null },
          ...{ lastSuccess: null, last: null },
        });
        expect(await store.due(NOW)).toEqual(['bao']);
        expect(await store.get('khac')).toBe(null);
      });

      it('in which neither an id nor an address stands twice', async () => {
        await store.add(specOf(), 'chat');
        expect(await store.add(specOf({ location: `${FEED}2` }), 'chat')).toBe(false);
        expect(await store.add(specOf({ id: 'khac' }), 'chat')).toBe(false);
        expect(await ids()).toEqual(['bao']);
      });

      it('from which a source goes when it is removed, and only once', async () => {
        await store.add(specOf(), 'chat');
        expect([await store.remove('bao'), await store.remove('bao')]).toEqual([true, false]);
        expect([await ids(), await store.due(NOW), await store.nextDue()]).toEqual([[], [], null]);
        expect(await store.add(specOf(), 'chat')).toBe(true);
      });

      it('that leaves paused ones alone until they are resumed', async () => {
        await store.add(specOf(), 'chat');
        await settle('bao', { failures: 4, nextFetch: NOW + 900 });
        expect([await store.pause('bao'), await store.pause('khac')]).toEqual([true, false]);
        expect(await store.due(NOW + 1000)).toEqual([]);
        expect(await store.resume('bao')).toBe(true);
        expect(await store.get('bao')).toMatchObject({ paused: null, failures: 0 });
        expect(await store.due(NOW)).toEqual(['bao']);
      });

      it('that keeps what a run left behind, but not against an admin who paused meanwhile', async () => {
        await store.add(specOf(), 'chat');
        await settle('bao', { location: 'https://moi.example/rss' });
        expect(await store.get('bao')).toMatchObject({
          ...{ spec: { location: 'https://moi.example/rss' }, nextFetch: NOW + 5, ttlMinutes: 30 },
          ...{ habitMinutes: 12.5, lastSuccess: NOW, last: outcome },
        });
        await store.pause('bao');
        await settle('bao');
        expect((await store.get('bao'))?.paused).toBe('asked');
      });
    });

    describe('follows the file', () => {
      const listed = (over: object = {}, paused = false) => ({ spec: specOf(over), paused });
      const other = listed({ id: 'khac', location: `${FEED}2` });

      it('adding, editing and removing what it lists, and leaving what admins added', async () => {
        await store.add(specOf({ id: 'chat', location: `${FEED}3` }), 'chat');
        expect(await store.sync([listed(), other])).toEqual({
          added: ['bao', 'khac'],
          edited: [],
          removed: [],
        });
        expect(await store.sync([listed(), other])).toEqual({ added: [], edited: [], removed: [] });
        expect(await store.sync([listed({ outlet: 'Báo Mới' })])).toEqual({
          added: [],
          edited: ['bao'],
          removed: ['khac'],
        });
        expect(await store.get('bao')).toMatchObject({ spec: { outlet: 'Báo Mới' }, origin: 'file' });
        expect(await ids()).toEqual(['bao', 'chat']);
      });

      it('but holds to what an admin did until the entry is edited', async () => {
        await store.sync([listed(), other]);
        await store.pause('bao');
        await store.remove('khac');
        await store.sync([listed(), other]);
        expect(await ids()).toEqual(['bao']);
        expect((await store.get('bao'))?.paused).toBe('asked');
        await store.sync([
          listed({ everyMinutes: 30 }),
          { ...other, spec: { ...other.spec, outlet: 'Khác' } },
        ]);
        expect(await ids()).toEqual(['bao', 'khac']);
        expect((await store.get('bao'))?.paused).toBe(null);
      });

      it('following an address once that an admin has added under another name', async () => {
        await store.add(specOf({ id: 'tu-them' }), 'chat');
        await store.sync([{ spec: specOf({ outlet: 'Báo' }), paused: false }]);
        expect((await store.list()).map(({ spec, origin }) => [spec.id, origin])).toEqual([['bao', 'file']]);
      });

      it('losing no source that an admin has added under the same name, nor its items', async () => {
        await store.add(specOf({ location: 'https://khac.example/rss' }), 'chat');
        await meet('bao', met(1));
        await store.sync([
          { spec: specOf(), paused: false },
          { spec: specOf({ id: 'bao-2', location: 'https://hai.example/rss' }), paused: false },
        ]);
        const places = (await store.list()).map(({ spec }) => [spec.id, spec.location]);
        expect(places).toEqual([
          ['bao', FEED],
          ['bao-2', 'https://hai.example/rss'],
          ['bao-3', 'https://khac.example/rss'],
        ]);
        expect(await due('bao')).toEqual([]);
        expect(await due('bao-3')).toHaveLength(1);
      });

      it('removing nothing when it could not be read in full', async () => {
        await store.sync([listed(), other]);
        expect((await store.sync([listed()], { keep: true })).removed).toEqual([]);
        expect(await ids()).toEqual(['bao', 'khac']);
      });

      it('keeping validators when the address stays, and forgetting them with another address', async () => {
        await store.sync([listed()]);
        await store.meet('bao', [], { etag: '"1"', lastModified: null }, NOW);
        await store.sync([listed({ outlet: 'A' })]);
        expect((await store.get('bao'))?.etag).toBe('"1"');
        await store.sync([listed({ location: `${FEED}9` })]);
        expect(await store.get('bao')).toMatchObject({ etag: null, spec: { location: `${FEED}9` } });
      });

      it('pausing what it says is paused', async () => {
        await store.sync([listed({}, true)]);
        expect((await store.get('bao'))?.paused).toBe('asked');
        expect(await store.due(NOW)).toEqual([]);
      });
    });

    describe('says what is due', () => {
      it('by fetch or by item, those waiting longest first, and never folders', async () => {
        for (const id of ['a', 'b', 'c']) await store.add(specOf({ id, location: FEED + id }), 'chat');
        await store.add(specOf({ id: 'thu-muc', kind: 'folder', location: '/tin' }), 'file');
        await settle('a', { location: `${FEED}a`, nextFetch: NOW + 10 });
        await settle('b', { location: `${FEED}b`, nextFetch: NOW - 10 });
        await settle('c', { location: `${FEED}c`, nextFetch: NOW + 99 });
        await meet('c', met(1), NOW - 50);
        expect(await store.due(NOW)).toEqual(['c', 'b']);
        expect(await store.nextDue()).toBe(NOW - 50);
        await store.postpone('c', NOW, NOW + 5);
        expect(await store.due(NOW)).toEqual(['b']);
        expect(await store.due(NOW + 10)).toEqual(['b', 'c', 'a']);
      });

      it('but not what another run has reserved, until it lets go or its time is up', async () => {
        await store.add(specOf(), 'chat');
        expect(await store.claim('bao', 'one', NOW, NOW + 10)).toBe(true);
        expect(await store.claim('bao', 'two', NOW, NOW + 10)).toBe(false);
        expect(await store.claim('bao', 'one', NOW + 5, NOW + 20)).toBe(true);
        expect([await store.due(NOW + 15), await store.nextDue()]).toEqual([[], NOW + 20]);
        await store.release('bao', 'two');
        expect(await store.due(NOW + 15)).toEqual([]);
        await store.release('bao', 'one');
        expect(await store.due(NOW + 15)).toEqual(['bao']);
        await store.claim('bao', 'one', NOW, NOW + 10);
        expect(await store.claim('bao', 'two', NOW + 10, NOW + 20)).toBe(true);
      });
    });

    describe('knows items', () => {
      beforeEach(async () => void (await store.add(specOf(), 'chat')));

      it('by any of their identities, and is due to take them once', async () => {
        expect(await store.meet('bao', [met(1), met(2)], none, NOW)).toEqual({ fresh: 2, changed: 0 });
        expect(await meet('bao', met(1, { identities: ['guid:1'] }))).toEqual({ fresh: 0, changed: 0 });
        const [first] = await due();
        expect(first).toMatchObject({ source: 'bao', state: 'waiting', entry: entryOf(1), attempts: 0 });
        for (const item of await due()) await store.save(taken(item));
        expect(await due()).toEqual([]);
        expect(await store.articleOf(['không có', 'guid:1'])).toBe(`key ${first?.number}`);
        expect(await store.articleOf(['không có'])).toBe(null);
      });

      it('by further identities that are saved with them', async () => {
        await meet('bao', met(1));
        const [item] = await due();
        if (item !== undefined) await store.save(taken(item), ['url:canonical']);
        expect((await meet('bao', met(9, { identities: ['url:canonical'] }))).fresh).toBe(0);
      });

      it('even by what no text should hold', async () => {
        const odd = met(1, { identities: ['guid:\u0000 1'] });
        expect(await store.meet('bao', [odd, met(2)], none, NOW)).toEqual({ fresh: 2, changed: 0 });
        for (const item of await due()) await store.save(taken(item), [`url:${item.number}\u0000`]);
        expect((await meet('bao', odd)).fresh).toBe(0);
        expect(await store.articleOf(odd.identities)).toMatch(/^key \d/u);
      });

      it('and takes one again when its source says something else of it, keeping its article', async () => {
        await meet('bao', met(1));
        const [item] = await due();
        if (item !== undefined) await store.save(taken({ ...item, attempts: 2 }));
        expect(await meet('bao', met(1, { hash: 'b' }), NOW + 1)).toEqual({ fresh: 0, changed: 1 });
        expect(await due('bao', NOW + 1)).toMatchObject([
          { number: item?.number, state: 'waiting', attempts: 0, articleKey: `key ${item?.number}` },
        ]);
      });

      it('of which another source may speak in other words', async () => {
        await store.add(specOf({ id: 'khac', location: `${FEED}2` }), 'chat');
        await meet('bao', met(1));
        for (const item of await due()) await store.save(taken(item));
        expect(await meet('khac', met(1, { hash: 'b' }))).toEqual({ fresh: 0, changed: 0 });
        expect(await meet('bao', met(1))).toEqual({ fresh: 0, changed: 0 });
        expect(await meet('khac', met(1, { hash: 'c' }))).toEqual({ fresh: 0, changed: 1 });
      });

      it('whose own site alone may change them, and takes them over where another came first', async () => {
        await store.add(specOf({ id: 'gom', location: `${FEED}2` }), 'chat');
        await meet('gom', met(1, { own: false }));
        for (const item of await due('gom')) await store.save(taken(item));
        expect((await meet('gom', met(1, { own: false, hash: 'b' }))).changed).toBe(1);
        expect(await meet('bao', met(1))).toEqual({ fresh: 0, changed: 1 });
        for (const item of await due('bao')) await store.save(taken(item));
        expect((await meet('gom', met(1, { own: false, hash: 'c' }))).changed).toBe(0);
        expect([await due('gom'), await due('bao')]).toEqual([[], []]);
        expect((await meet('bao', met(1, { hash: 'd' }))).changed).toBe(1);
      });

      it('once, however often one document names them', async () => {
        const twice = [met(1), met(1, { hash: 'b' })];
        expect(await store.meet('bao', twice, none, NOW)).toEqual({ fresh: 1, changed: 0 });
        expect(await store.meet('bao', twice, none, NOW)).toEqual({ fresh: 0, changed: 0 });
      });

      it('those to be taken first, the last met before the others, then those to be read again', async () => {
        await store.meet('bao', [met(1), met(2)], none, NOW - 9);
        const [one] = await due();
        if (one !== undefined) await store.save(taken(one, NOW));
        await store.meet('bao', [met(3), met(4)], none, NOW - 1);
        expect((await due()).map(({ entry }) => entry.title)).toEqual(
          [3, 4, 2, 1].map((n) => entryOf(n).title),
        );
      });

      it('of a removed source still, and gives them to one that meets them again', async () => {
        await meet('bao', met(1));
        await store.remove('bao');
        await store.add(specOf({ id: 'khac', location: `${FEED}2` }), 'chat');
        expect((await meet('khac', met(1))).fresh).toBe(0);
        expect(await due('khac')).toMatchObject([{ entry: entryOf(1), source: 'khac' }]);
      });
    });
  });
}
