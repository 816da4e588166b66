// Looking at addresses before following them, and what an admin does with the list.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManageSources, type ManageSources, typedAddress } from '../../src/app/manage-sources.js';
import { createTrySource } from '../../src/app/try-source.js';
import type { FetchOutcome } from '../../src/core/source-ports.js';
import {
  createFollowing,
  entryOf,
  FEED,
  feedOf,
  fetched,
  httpStatus,
  jsonReader,
  pageOf,
  specOf,
} from '../support/live-sources.js';

let following: ReturnType<typeof createFollowing>;
let manage: ManageSources;
let changes: number;

beforeEach(() => {
  following = createFollowing();
  changes = 0;
  const { sources, follow, fetcher } = following;
  const trySource = createTrySource({ fetcher, reader: jsonReader });
  manage = createManageSources({ sources, follow, trySource, onChange: () => void changes++ });
});
afterEach(() => following.close());

const HOME = 'https://bao.example/';

/** A page that announces these addresses, which the reader of JSON takes for no feed and no article. */
function pageAnnouncing(...urls: string[]): FetchOutcome {
  const links = urls.map((url) => `<link type='application/rss+xml' href='${url}'>`).join('');
  return fetched({ failure: 'not-a-feed', detail: links }, { url: HOME });
}

async function preview(address: string) {
  const tried = await manage.test(address);
  return tried.status === 'works' ? tried.preview : tried.failure;
}

describe('trying an address', () => {
  it('tells what a feed would bring, and stores nothing', async () => {
    const published = (written: string) => [{ source: 'feed' as const, role: 'published' as const, written }];
    const items = [
      entryOf(1, { claims: published('Wed, 30 Sep 2026 08:00:00 +0700') }),
      entryOf(2, { whole: true, claims: published('2026-10-01T23:30:00+07:00') }),
      entryOf(3, { title: null, claims: [] }),
      entryOf(4),
      entryOf(5),
    ];
    following.fetcher.answer(FEED, fetched(feedOf(items, { leftOut: 2 })));
    expect(await preview(FEED)).toEqual({
      ...{ kind: 'feed', location: FEED, title: 'Báo Mẫu', items: 5, leftOut: 2, whole: 1, others: [] },
      ...{ newest: '2026-10-01', headlines: [1, 2, 4].map((n) => entryOf(n).title) },
    });
    expect([await following.keys(), await following.sources.list()]).toEqual([[], []]);
  });

  it('finds the feed that a page announces, passing over those that do not answer', async () => {
    following.fetcher.answer(HOME, pageAnnouncing('/cu.rss', '/rss/home.rss', '/khac.rss'));
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
    expect(await preview('bao.example')).toMatchObject({
      location: FEED,
      others: ['https://bao.example/cu.rss', 'https://bao.example/khac.rss'],
    });
  });

  it('takes an article’s page that announces none as a source of its own', async () => {
    const url = 'https://bao.example/bai.html';
    following.fetcher.answer(url, fetched(pageOf(1), { url }));
    expect(await preview(url)).toMatchObject({ kind: 'page', location: url, items: 1, newest: '2026-10-01' });
  });

  it.each<[string, FetchOutcome, string]>([
    ['a page with nothing on it', pageAnnouncing(), 'not-a-feed'],
    ['a server’s error', httpStatus(500), 'http-status'],
    ['a feed that declares entities', fetched({ failure: 'forbidden', detail: 'DTD' }), 'forbidden'],
  ])('of %s tells why it cannot be followed', async (_, answer, failure) => {
    following.fetcher.answer(HOME, answer);
    const tried = await manage.test(HOME);
    expect(tried).toMatchObject({
      status: 'failed',
      failure: failure === 'not-a-feed' ? 'no-feed' : failure,
    });
  });

  it('knows a followed source by its id, and asks for nothing that is no address', async () => {
    await following.sources.add(specOf(), 'chat');
    following.fetcher.answer(FEED, fetched(feedOf([])));
    expect(await preview('bao')).toMatchObject({ location: FEED, items: 0, newest: null });
    expect(await preview('hai từ')).toBe('bad-address');
    expect(await preview('file:///etc/passwd')).toBe('bad-address');
    expect(following.fetcher.requests).toHaveLength(1);
  });

  it.each<[string, string | null]>([
    ['vnexpress.net/rss', 'https://vnexpress.net/rss'],
    ['bao.example:8080/rss', 'https://bao.example:8080/rss'],
    ['HTTP://BAO.example/RSS#x', 'http://bao.example/RSS'],
    ['http://intranet/rss', 'http://intranet/rss'],
    ['javascript:alert(1)', null],
    ['bao', null],
    ['', null],
  ])('reads %j as people type it', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });
});

describe('the list', () => {
  it('takes an address once, under an id made of it, and wakes the loop', async () => {
    expect(await manage.add({ kind: 'feed', location: FEED })).toEqual({ status: 'added', id: 'bao' });
    expect(await manage.add({ kind: 'feed', location: FEED })).toEqual({ status: 'known' });
    const other = { kind: 'page' as const, location: `${HOME}index.html`, outlet: 'Báo Mẫu' };
    expect(await manage.add(other)).toEqual({ status: 'added', id: 'bao-2' });
    expect(await manage.get('bao-2')).toMatchObject({
      origin: 'chat',
      spec: { kind: 'page', outlet: 'Báo Mẫu' },
    });
    expect(changes).toBe(2);
  });

  it('pauses, resumes and removes what is there, and says no to what is not', async () => {
    await manage.add({ kind: 'feed', location: FEED });
    expect([await manage.pause('bao'), await manage.resume('bao'), await manage.remove('bao')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([await manage.pause('bao'), await manage.resume('bao'), await manage.remove('bao')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(changes).toBe(4);
  });

  it('fetches at once what is not due yet, also when it is paused', async () => {
    await manage.add({ kind: 'feed', location: FEED });
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1, { whole: true })])));
    await manage.fetchNow('bao');
    await manage.pause('bao');
    const again = await manage.fetchNow('bao');
    expect(again).toMatchObject({ status: 'done', outcome: { met: 1, fresh: 0 } });
    expect((await manage.get('bao'))?.paused).toBe('asked');
  });
});
