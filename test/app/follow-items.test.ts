// What one article is among the items of feeds, and what becomes of its page later: read again, changed, withdrawn.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/core/source-ports.js';
import {
  createFollowing,
  entryOf,
  FEED,
  failure,
  feedOf,
  fetched,
  HOUR,
  httpStatus,
  MINUTE,
  pageOf,
  specOf,
  unchanged,
} from '../support/live-sources.js';

type Following = ReturnType<typeof createFollowing>;
let following: Following;
let quoted: Set<string>;

beforeEach(async () => {
  quoted = new Set();
  following = createFollowing({ wasQuoted: async (key) => quoted.has(key) });
  await following.sources.add(specOf(), 'chat');
});
afterEach(() => following.close());

/** Items with whole texts, which need no pages. */
function whole(...items: Array<Partial<FeedItem>>): void {
  const entries = items.map((over, n) =>
    entryOf(n, { whole: true, text: `Bài ${n} nói về việc ấy.`, ...over }),
  );
  following.fetcher.answer(FEED, fetched(feedOf(entries)));
}

async function run(id = 'bao') {
  const result = await following.follow(id, { force: true });
  if (result.status !== 'done') throw new Error(result.status);
  return result.outcome;
}

describe('an article among items', () => {
  const a = 'https://bao.example/mua-lon-gay-ngap-1234567.html';
  const b = 'https://bao.example/nang-nong-keo-dai-7654321.html';

  it.each<[string, Array<Partial<FeedItem>>, number]>([
    [
      'two addresses under one guid',
      [
        { guid: '7', url: a },
        { guid: '7', url: b },
      ],
      2,
    ],
    [
      'one address under two guids',
      [
        { guid: '7', url: a },
        { guid: '8', url: a },
      ],
      1,
    ],
    [
      'one address with and without www and a slash',
      [{ url: 'https://www.bao.example/x/' }, { url: 'http://bao.example/x' }],
      1,
    ],
    [
      'no guid and no address',
      [
        { guid: null, url: null, title: 'Một' },
        { guid: null, url: null, title: 'Hai' },
      ],
      2,
    ],
    [
      'a guid alone, twice',
      [
        { guid: '7', url: null },
        { guid: '7', url: null, title: 'Khác' },
      ],
      1,
    ],
  ])('%s', async (_, items, articles) => {
    whole(...items);
    await run();
    expect(await following.keys()).toHaveLength(articles);
  });

  it.each<[string, string | null]>([
    ['its guid stays', 'bai-so-1234567'],
    ['its guid is the address', null],
  ])('is the same under a new headline in its address when its number stays and %s', async (_, guid) => {
    const renamed = 'https://bao.example/mua-lon-gay-ngap-hai-quan-1234567.html';
    whole({ guid: guid ?? a, url: a });
    await run();
    whole({
      guid: guid ?? renamed,
      url: renamed,
      title: 'Mưa lớn gây ngập hai quận',
      text: 'Hai quận đã ngập.',
    });
    expect(await run()).toMatchObject({ fresh: 0, changed: 1 });
    expect(await following.keys()).toEqual([a]);
    expect((await following.articles.byKey(a))?.text).toBe('Hai quận đã ngập.');
  });

  it('is another one when a guid is used again for another address', async () => {
    whole({ guid: '7', url: a });
    await run();
    whole({ guid: '7', url: b });
    expect(await run()).toMatchObject({ fresh: 1, changed: 0 });
    expect(await following.keys()).toEqual([a, b]);
  });

  it('of two feeds of a paper is one, and is not read again for the other feed’s wording', async () => {
    whole({ url: a });
    await run();
    await following.sources.add(specOf({ id: 'bao-2', location: `${FEED}2` }), 'chat');
    const other = entryOf(0, { url: a, guid: 'khác', text: 'Lời dẫn khác.' });
    following.fetcher.answer(`${FEED}2`, fetched(feedOf([other])));
    for (const id of ['bao-2', 'bao', 'bao-2']) expect(await run(id)).toMatchObject({ fresh: 0, changed: 0 });
    expect(await following.keys()).toEqual([a]);
  });

  it('takes no words from another site’s feed, nor keeps those it took before its own paper spoke', async () => {
    const forged = entryOf(0, { url: a, whole: true, text: 'Lời lẽ do nơi khác đặt vào.' });
    const aggregator = 'https://gom-tin.example/rss';
    const spec = specOf({ id: 'gom', location: aggregator, outlet: 'Gom Tin', fullText: 'never' });
    await following.sources.add(spec, 'chat');
    following.fetcher.answer(aggregator, fetched(feedOf([forged])));
    await run('gom');
    whole({ url: a, text: 'Lời của chính tờ báo.' });
    expect(await run()).toMatchObject({ changed: 1 });
    following.fetcher.answer(aggregator, fetched(feedOf([{ ...forged, text: 'Lại đặt lời khác.' }])));
    expect(await run('gom')).toMatchObject({ changed: 0 });
    const own = { text: 'Lời của chính tờ báo.', outlet: 'Báo Mẫu' };
    expect(await following.articles.byKey(a)).toMatchObject(own);
  });

  it('of which another site gives the whole text is read where it appeared', async () => {
    const aggregator = 'https://gom-tin.example/rss';
    await following.sources.add(specOf({ id: 'gom', location: aggregator, outlet: null }), 'chat');
    const forged = entryOf(0, { url: a, whole: true, text: 'Lời lẽ do nơi khác đặt vào.' });
    following.fetcher.answer(aggregator, fetched(feedOf([forged])));
    following.fetcher.answer(a, fetched(pageOf(0, { url: a, text: 'Lời trên trang của báo.' })));
    await run('gom');
    expect((await following.articles.byKey(a))?.text).toBe('Lời trên trang của báo.');
  });

  it('without an address is of the site of its feed', async () => {
    const place = 'https://www.baonho.example/rss';
    await following.sources.add(specOf({ id: 'nho', location: place, outlet: null }), 'chat');
    following.fetcher.answer(place, fetched(feedOf([entryOf(1, { url: null, whole: true })])));
    await run('nho');
    const [key = ''] = await following.keys();
    expect(await following.articles.byKey(key)).toMatchObject({ outlet: 'baonho.example', url: null });
  });

  it('is known by the address that its page gives, but not by that of the whole site', async () => {
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1, { url: `${a}?ref=rss` }), entryOf(2)])));
    following.fetcher.answer(`${a}?ref=rss`, fetched(pageOf(1, { url: a })));
    following.fetcher.answer(entryOf(2).url ?? '', fetched(pageOf(2, { url: 'https://bao.example/' })));
    await run();
    expect(await following.keys()).toEqual([entryOf(2).url, a].sort());
  });

  it('of two addresses that lead to one page is one, and no failure', async () => {
    const items = ['?a=1', '?b=2'].map((query, n) => entryOf(n, { url: `${a}${query}` }));
    following.fetcher.answer(FEED, fetched(feedOf(items)));
    for (const { url } of items) following.fetcher.answer(url ?? '', fetched(pageOf(1, { url: a })));
    expect(await run()).toMatchObject({ fresh: 1, failed: 0, failure: null });
    expect(await following.keys()).toEqual([a]);
    expect(await following.sources.due(following.time.now)).toEqual([]);
  });

  it('stays when its source is removed, and is not taken again when that comes back', async () => {
    whole({ url: a });
    await run();
    await following.sources.remove('bao');
    expect(await following.keys()).toEqual([a]);
    await following.sources.add(specOf(), 'chat');
    expect(await run()).toMatchObject({ met: 1, fresh: 0, changed: 0 });
  });
});

describe('the page of an article', () => {
  const url = 'https://bao.example/hoi-nghi-1.html';
  const key = url;

  async function publishPage(): Promise<void> {
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
    following.fetcher.answer(url, fetched(pageOf(1), { etag: '"1"' }));
    await run();
    following.fetcher.answer(FEED, unchanged);
  }

  const later = async (ms: number): Promise<void> => {
    following.time.now += ms;
    await following.follow('bao');
  };
  const asked = (): number => following.pagesAsked().length;

  it('is asked for again after 1 hour, 6 hours, a day and 3 days, and then no more', async () => {
    await publishPage();
    following.fetcher.answer(url, unchanged);
    const reads: number[] = [];
    for (let hour = 0.5; hour < 24 * 10; hour += 0.5) {
      const before = asked();
      await later(HOUR / 2);
      if (asked() > before) reads.push(hour);
    }
    expect(reads).toEqual([1, 6, 24, 72]);
    expect(following.fetcher.requests.filter(({ accept }) => accept === 'page').at(-1)?.etag).toBe('"1"');
  });

  it('is not asked for again when it is old already, unless somebody was given a quote of it', async () => {
    const addressOf = (n: number): string => `https://bao.example/2026/08/01/hoi-nghi-${n}.html`;
    const items = [1, 2].map((n) => entryOf(n, { url: addressOf(n), claims: [] }));
    following.fetcher.answer(FEED, fetched(feedOf(items)));
    for (const n of [1, 2])
      following.fetcher.answer(addressOf(n), fetched(pageOf(n, { url: addressOf(n), claims: [] })));
    quoted.add(addressOf(2));
    await run();
    const dues = (await following.sources.dueItems('bao', Number.MAX_SAFE_INTEGER)).map(
      ({ articleKey }) => articleKey,
    );
    expect(dues).toEqual([addressOf(2)]);
  });

  it('that has changed replaces the article', async () => {
    await publishPage();
    following.fetcher.answer(
      url,
      fetched(pageOf(1, { text: 'Tòa soạn xin đính chính: có ba trăm đại biểu.' })),
    );
    await later(61 * MINUTE);
    expect((await following.articles.byKey(key))?.text).toBe('Tòa soạn xin đính chính: có ba trăm đại biểu.');
    expect((await following.sources.get('bao'))?.last).toMatchObject({ changed: 1 });
  });

  it('that is gone for good withdraws the article at once', async () => {
    await publishPage();
    following.fetcher.answer(url, httpStatus(410));
    await later(61 * MINUTE);
    expect(await following.keys()).toEqual([]);
    expect(await following.index.ids()).toEqual([]);
    expect((await following.sources.get('bao'))?.last).toMatchObject({ withdrawn: 1 });
  });

  it('that was gone for good before it was ever read is no article, and is not asked for again', async () => {
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(2), entryOf(1)])));
    following.fetcher.answer(url, httpStatus(410));
    await run();
    for (const _ of [1, 2, 3, 4]) await later(3 * HOUR);
    expect(await following.keys()).not.toContain(key);
    expect(following.fetcher.requests.filter((one) => one.url === url)).toHaveLength(1);
  });

  it.each([
    ['answers 404', httpStatus(404)],
    ['leads to the front page', fetched(pageOf(9), { url: 'https://bao.example/' })],
  ])('that %s withdraws the article only when it does so again', async (_, answer) => {
    await publishPage();
    following.fetcher.answer(url, answer);
    await later(61 * MINUTE);
    expect(await following.keys()).toEqual([key]);
    await later(16 * MINUTE);
    expect(await following.keys()).toEqual([]);
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1)])));
    await run();
    expect(await following.keys()).toEqual([]);
  });

  it('that cannot be reached for a while keeps the article', async () => {
    await publishPage();
    following.fetcher.answer(url, failure());
    await later(61 * MINUTE);
    await later(6 * HOUR);
    expect(await following.keys()).toEqual([key]);
  });

  it('listed as a source is read at its own pace, and paused with its article withdrawn when it is gone', async () => {
    following.fetcher.answer(url, fetched(pageOf(1)));
    const page = specOf({ id: 'trang', kind: 'page', location: url, everyMinutes: 60 });
    await following.sources.add(page, 'chat');
    expect(await run('trang')).toMatchObject({ status: 'fetched', met: 1, fresh: 1 });
    following.fetcher.answer(url, fetched(pageOf(1, { text: 'Bản mới của trang này.' })));
    following.time.now += 70 * MINUTE;
    expect(await following.sources.due(following.time.now)).toContain('trang');
    await following.follow('trang');
    expect((await following.articles.byKey(key))?.text).toBe('Bản mới của trang này.');
    following.fetcher.answer(url, httpStatus(410));
    expect(await run('trang')).toMatchObject({ status: 'gone', withdrawn: 1 });
    expect((await following.sources.get('trang'))?.paused).toBe('gone');
  });
});
