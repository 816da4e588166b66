// Following a source on the real stores: conditional requests, failures, changes, duplicates, and when it comes again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

beforeEach(async () => {
  following = createFollowing();
  await following.sources.add(specOf(), 'chat');
});
afterEach(() => following.close());

const urlOf = (n: number | string): string => `https://bao.example/hoi-nghi-${n}.html`;
const keyOf = urlOf;

/** The feed with these entries, and a page for each of them. */
function publish(...numbers: number[]): void {
  following.fetcher.answer(FEED, fetched(feedOf(numbers.map((n) => entryOf(n)))));
  for (const n of numbers) following.fetcher.answer(urlOf(n), fetched(pageOf(n)));
}

async function run(force = false) {
  const result = await following.follow('bao', { force });
  if (result.status !== 'done') throw new Error(result.status);
  return result.outcome;
}

describe('a feed of teasers', () => {
  it('brings the full pages with their dates, and each only once', async () => {
    publish(1, 2);
    expect(await run()).toMatchObject({ status: 'fetched', met: 2, fresh: 2, changed: 0, failed: 0 });
    const article = await following.articles.byKey(keyOf(1));
    expect(article?.text).toContain('Bài đầy đủ về hội nghị 1.');
    expect(article).toMatchObject({ outlet: 'Báo Mẫu', url: urlOf(1) });
    await run(true);
    expect(following.pagesAsked()).toEqual([urlOf(1), urlOf(2)]);
    expect(await following.keys()).toEqual([keyOf(1), keyOf(2)]);
  });

  it('is asked for with the validators of its last answer, and costs nothing when unchanged', async () => {
    publish(1);
    const answer = fetched(feedOf([entryOf(1)]), {
      etag: '"a"',
      lastModified: 'Thu, 01 Oct 2026 01:00:00 GMT',
    });
    following.fetcher.answer(FEED, answer);
    await run();
    following.fetcher.answer(FEED, unchanged);
    expect(await run(true)).toMatchObject({ status: 'unchanged', met: 0, fresh: 0 });
    expect(following.fetcher.requests.at(-1)).toMatchObject({
      etag: '"a"',
      lastModified: 'Thu, 01 Oct 2026 01:00:00 GMT',
    });
  });

  it('brings the good items although others fail, and those later when their pages answer', async () => {
    publish(1, 2, 3);
    following.fetcher.answer(urlOf(2), failure({ failure: 'timeout' }));
    expect(await run()).toMatchObject({ fresh: 2, failed: 1, failure: 'timeout' });
    expect(await following.keys()).toEqual([keyOf(1), keyOf(3)]);
    following.fetcher.answer(urlOf(2), fetched(pageOf(2)));
    following.time.now += 11 * MINUTE;
    expect(await following.sources.due(following.time.now)).toEqual(['bao']);
    await run();
    expect((await following.articles.byKey(keyOf(2)))?.text).toContain('Bài đầy đủ');
    expect(following.fetcher.requests.filter(({ url }) => url === FEED)).toHaveLength(1);
  });

  it('gives its own text where a page cannot be read in three tries', async () => {
    publish(1);
    following.fetcher.answer(urlOf(1), failure());
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await following.keys()).toEqual([]);
      await run();
      following.time.now += 2 * HOUR;
    }
    expect((await following.articles.byKey(keyOf(1)))?.text).toBe('Đoạn giới thiệu của hội nghị 1.');
  });

  it('gives its own text at once where the page is no article, and the title where it has no text', async () => {
    publish(1, 2);
    const noArticle = fetched({ failure: 'no-article', detail: 'a gallery' });
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1), entryOf(2, { text: null })])));
    following.fetcher.answer(urlOf(1), noArticle);
    following.fetcher.answer(urlOf(2), noArticle);
    await run();
    expect((await following.articles.byKey(keyOf(1)))?.text).toBe('Đoạn giới thiệu của hội nghị 1.');
    const sentence = 'Hội nghị lần thứ 2 khai mạc';
    expect(await following.articles.byKey(keyOf(2))).toMatchObject({ title: sentence, text: sentence });
  });

  it('that gives the whole text is not asked for pages, nor one that is listed without full texts', async () => {
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1, { whole: true })])));
    await run();
    await following.sources.add(specOf({ id: 'khac', location: `${FEED}2`, fullText: 'never' }), 'chat');
    following.fetcher.answer(`${FEED}2`, fetched(feedOf([entryOf(2)])));
    await following.follow('khac');
    expect(following.pagesAsked()).toEqual([]);
    expect(await following.keys()).toEqual([keyOf(1), keyOf(2)]);
  });

  it('is left at fifty pages a run, and goes on five minutes later without fetching the feed again', async () => {
    publish(...Array.from({ length: 60 }, (_, n) => n + 1));
    expect(await run()).toMatchObject({ fresh: 50, waiting: 10 });
    expect(await following.sources.due(following.time.now)).toEqual([]);
    following.time.now += 5 * MINUTE;
    expect(await following.sources.due(following.time.now)).toEqual(['bao']);
    await run();
    expect(await following.keys()).toHaveLength(60);
    expect(following.fetcher.requests.filter(({ url }) => url === FEED)).toHaveLength(1);
  });

  it('of a site that is down is not hammered: three pages fail and the rest waits', async () => {
    publish(1, 2, 3, 4, 5, 6);
    for (const n of [1, 2, 3, 4, 5, 6]) following.fetcher.answer(urlOf(n), failure());
    expect(await run()).toMatchObject({ failed: 3, waiting: 3 });
    expect(following.pagesAsked()).toHaveLength(3);
  });

  it('reads an entry again when the feed says something else of it', async () => {
    publish(1);
    following.fetcher.answer(urlOf(1), fetched(pageOf(1), { etag: '"1"' }));
    await run();
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1, { title: 'Hội nghị bế mạc sớm' })])));
    following.fetcher.answer(urlOf(1), fetched(pageOf(1, { text: 'Hội nghị đã bế mạc sớm một ngày.' })));
    expect(await run(true)).toMatchObject({ fresh: 0, changed: 1 });
    expect((await following.articles.byKey(keyOf(1)))?.text).toBe('Hội nghị đã bế mạc sớm một ngày.');
    // An answer "not modified" would leave nothing to join the new entry with.
    expect(following.fetcher.requests.at(-1)).toMatchObject({ url: urlOf(1), etag: null });
  });

  it('reads nothing again of a feed that dates every entry anew, and keeps the first date of one that is edited', async () => {
    const dated = (day: string, title = 'Hội nghị khai mạc') =>
      entryOf(1, {
        title,
        claims: [{ source: 'feed', role: 'published', written: `Thu, ${day} Oct 2026 08:00:00 +0700` }],
      });
    publish(1);
    following.fetcher.answer(urlOf(1), fetched(pageOf(1, { claims: [] })));
    following.fetcher.answer(FEED, fetched(feedOf([dated('01')])));
    await run();
    following.fetcher.answer(FEED, fetched(feedOf([dated('02')])));
    expect(await run(true)).toMatchObject({ fresh: 0, changed: 0 });
    expect(following.pagesAsked()).toHaveLength(1);
    following.time.now += 48 * HOUR;
    following.fetcher.answer(FEED, fetched(feedOf([dated('03', 'Hội nghị bế mạc')])));
    await run(true);
    const article = await following.articles.byKey(keyOf(1));
    expect(article?.date).toMatchObject({ day: '2026-10-01', source: 'feed' });
    expect(article?.updated?.day).toBe('2026-10-03');
  });

  it('keeps the whole article when the page of an edited entry cannot be read any more', async () => {
    publish(1);
    await run();
    following.fetcher.answer(FEED, fetched(feedOf([entryOf(1, { title: 'Tiêu đề khác' })])));
    following.fetcher.answer(urlOf(1), fetched({ failure: 'no-article', detail: 'a wall' }));
    await run(true);
    expect((await following.articles.byKey(keyOf(1)))?.text).toContain('Bài đầy đủ về hội nghị 1.');
  });
});

describe('when a source comes again', () => {
  const next = async (): Promise<number> =>
    (((await following.sources.get('bao'))?.nextFetch ?? 0) - following.time.now) / MINUTE;

  it('doubles the pause after each failure, up to a day, and starts anew after a success', async () => {
    following.fetcher.answer(FEED, httpStatus(500));
    const pauses: number[] = [];
    for (let n = 0; n < 7; n++) {
      await run(true);
      pauses.push(Math.round(await next()));
    }
    expect(pauses).toEqual([57, 114, 228, 456, 912, 1368, 1368]);
    expect(await following.sources.get('bao')).toMatchObject({ failures: 7, last: { status: 'failed' } });
    publish();
    await run(true);
    expect(await following.sources.get('bao')).toMatchObject({ failures: 0 });
    expect(await next()).toBe(30);
  });

  it('waits as long as Retry-After asks', async () => {
    following.fetcher.answer(FEED, httpStatus(503, 5 * HOUR));
    await run();
    expect(await next()).toBe(300);
  });

  it('waits as long as one of its pages asks, with the feed and with all that is left', async () => {
    publish(1, 2, 3);
    following.fetcher.answer(urlOf(1), httpStatus(429, 5 * HOUR));
    expect(await run()).toMatchObject({ fresh: 0, failed: 1, waiting: 2 });
    expect(await next()).toBe(300);
    following.time.now += 299 * MINUTE;
    expect(await following.sources.due(following.time.now)).toEqual([]);
    following.time.now += MINUTE;
    expect(await following.sources.due(following.time.now)).toEqual(['bao']);
  });

  it('reads no page in a run in which its feed asks to be left alone', async () => {
    publish(1, 2);
    following.fetcher.answer(urlOf(1), failure({ failure: 'timeout' }));
    await run();
    following.fetcher.answer(FEED, httpStatus(429, 5 * HOUR));
    following.time.now += HOUR;
    const asked = following.pagesAsked().length;
    await run();
    expect(following.pagesAsked()).toHaveLength(asked);
    expect(await following.sources.due(following.time.now + 299 * MINUTE)).toEqual([]);
  });

  it('pauses a source that is gone for good, and says so', async () => {
    following.fetcher.answer(FEED, httpStatus(410));
    expect(await run()).toMatchObject({ status: 'gone' });
    expect((await following.sources.get('bao'))?.paused).toBe('gone');
    following.time.now += 48 * HOUR;
    expect(await following.sources.due(following.time.now)).toEqual([]);
  });

  it('takes over the address of one that moved for good', async () => {
    const moved = 'https://moi.example/rss';
    following.fetcher.answer(FEED, fetched(feedOf([]), { movedTo: moved }));
    await run();
    expect((await following.sources.get('bao'))?.spec.location).toBe(moved);
  });

  it('leaves nothing half done when it is stopped, and takes the rest next time', async () => {
    publish(1, 2);
    const stop = new AbortController();
    following.fetcher.answer(urlOf(2), () => {
      stop.abort();
      return failure({ failure: 'aborted' });
    });
    expect(await following.follow('bao', { signal: stop.signal })).toEqual({ status: 'stopped' });
    following.fetcher.answer(FEED, unchanged);
    following.fetcher.answer(urlOf(2), fetched(pageOf(2)));
    await run();
    expect(await following.keys()).toEqual([keyOf(1), keyOf(2)]);
  });

  it.each(['pause', 'remove'] as const)('reads no further page after a %s', async (what) => {
    publish(1, 2, 3);
    following.fetcher.answer(urlOf(2), async () => {
      await following.sources[what]('bao');
      return fetched(pageOf(2));
    });
    expect(await following.follow('bao')).toEqual({ status: 'stopped' });
    expect(following.pagesAsked()).toEqual([urlOf(1), urlOf(2)]);
    expect((await following.sources.list()).map(({ paused }) => paused)).toEqual(
      what === 'pause' ? ['asked'] : [],
    );
  });

  it('runs one source once at a time, and lets go of one whose run was killed', async () => {
    publish(1);
    await following.sources.claim('bao', 'another process', following.time.now, following.time.now + MINUTE);
    expect(await following.follow('bao')).toEqual({ status: 'busy' });
    following.time.now += 2 * MINUTE;
    expect((await following.follow('bao')).status).toBe('done');
  });

  it('keeps its source reserved for as long as it runs', async () => {
    publish(1, 2, 3, 4);
    for (const n of [1, 2, 3, 4])
      following.fetcher.answer(urlOf(n), async () => {
        following.time.now += 2 * MINUTE;
        const now = following.time.now;
        expect(await following.sources.claim('bao', 'another process', now, now + MINUTE)).toBe(false);
        return fetched(pageOf(n));
      });
    await run();
    expect(await following.keys()).toHaveLength(4);
    const now = following.time.now;
    expect(await following.sources.claim('bao', 'another process', now, now + MINUTE)).toBe(true);
  });

  it('knows nothing of a source that is not listed', async () => {
    expect(await following.follow('khong-co')).toEqual({ status: 'unknown' });
  });
});
