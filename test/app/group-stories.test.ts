// Grouping on the real store: articles join as they arrive, and what a kill left out is placed later to the same effect.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGroupStories } from '../../src/app/group-stories.js';
import { createIngest } from '../../src/app/ingest.js';
import { createTellStories } from '../../src/app/tell-stories.js';
import type { Answer } from '../../src/core/answer.js';
import { inTurn } from '../../src/core/in-turn.js';
import { type StoryMember, summaryOf } from '../../src/core/story.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createStoryStore } from '../../src/store/stories.js';
import { articleOf } from '../support/articles.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';

const BODY = `Rạng sáng 5/8, đám cháy bùng lên tại kho hàng ở phường Hòa Xuân, quận Cẩm Lệ, thành phố Đà Nẵng. Theo Công an thành phố Đà Nẵng, lửa thiêu rụi 1.200 m2 nhà xưởng, 35 xe tải và nhiều tài sản. Ông Nguyễn Văn Bình, chủ kho, nói khoảng 40 công nhân kịp chạy ra ngoài khi lửa mới bén, không ai bị thương nặng.`;
const fire = rawOf('fire', { text: `Cháy kho hàng ở Đà Nẵng\n${BODY}`, outlet: 'Báo A', date: '2025-08-05' });
const copy = rawOf('copy', {
  text: `Cháy lớn ở Cẩm Lệ\n(Báo B) - ${BODY}\n\nTin sẽ được cập nhật thêm.`,
  outlet: 'Báo B',
  date: '2025-08-06',
});
const twin = rawOf('twin', { text: `Kho hàng cháy\n${BODY}`, outlet: 'Báo A', date: '2025-08-06' });
const match = rawOf('match', {
  text: 'Tuyển nữ thắng\nTối 9/8, đội tuyển nữ Việt Nam thắng Thái Lan 2-0 trên sân Lạch Tray, Hải Phòng.',
  outlet: 'Báo C',
});

let db: Database;
beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

function setUp() {
  const store = createArticleStore(db);
  const stories = createStoryStore(db);
  let pauses = 0;
  const pause = async () => void pauses++;
  const grouping = createGroupStories({ articles: store, stories, pause });
  const embedder = createHashedEmbedder();
  const ingestWith = (onStored?: typeof grouping.place) =>
    createIngest({
      store,
      embedder,
      index: createExactIndex(),
      clock: () => 1,
      extract: plainExtract,
      onStored,
    });
  return {
    store,
    stories,
    grouping,
    ingest: ingestWith(grouping.place),
    ingestAlone: ingestWith(),
    pauses: () => pauses,
  };
}

const grouped = async (stories: ReturnType<typeof createStoryStore>) =>
  await inTurn(['fire', 'match', 'copy', 'twin'], async (key) =>
    (await stories.members((await stories.storyOf(key)) ?? '')).map(({ article, reason }) => [
      article.key,
      reason,
    ]),
  );

describe('grouping stories', () => {
  it('puts copies together as they are ingested, with whom they copy, and strangers apart', async () => {
    const { ingest, stories } = setUp();
    await ingest(streamOf([fire, match, copy]));
    const story = await stories.storyOf('fire');
    expect(await stories.storyOf('copy')).toBe(story);
    expect(await stories.storyOf('match')).not.toBe(story);
    expect((await stories.members(story ?? ''))[1]?.reason).toMatchObject({
      kind: 'copy',
      of: 'fire',
      others: [],
    });
  });

  it('places what a kill left out in the order in which it came, to the same effect', async () => {
    const { ingest, stories } = setUp();
    await ingest(streamOf([fire, match, copy, twin]));
    const asIngested = await grouped(stories);
    db.exec('DELETE FROM story_articles');
    const { grouping, pauses } = setUp();
    expect(await grouping.catchUp()).toBe(4);
    expect(await grouped(stories)).toEqual(asIngested);
    // Five for each: read, found near, compared with what, decided, placed.
    expect(pauses()).toBe(20);
    expect(await grouping.catchUp()).toBe(0);
  });

  it('compares with the same vector whether an article was just placed or long before', async () => {
    const { ingestAlone, grouping } = setUp();
    const event = rawOf('event', {
      text: 'Đám cháy lớn ở kho hàng\nSáng 5/8, Công an thành phố Đà Nẵng cho biết lửa ở phường Hòa Xuân, quận Cẩm Lệ đã tắt; ông Nguyễn Văn Bình đếm thiệt hại.',
      date: '2025-08-05',
    });
    await ingestAlone(streamOf([fire, event]));
    // One large number makes the steps of a stored vector so wide that the small ones are lost.
    const rounded = Float32Array.from({ length: 384 }, (_, i) => (i === 0 ? 1 : 0.0038));
    await grouping.place('fire', [rounded]);
    const atOnce = await grouping.place('event', [rounded]);
    const afterRestart = await setUp().grouping.place('event', [rounded]);
    expect(atOnce?.reason.kind).toBe('same-event');
    expect(atOnce).toEqual(afterRestart);
  });

  it('puts together what is placed at the same moment, whoever places it', async () => {
    const { ingestAlone, grouping, stories, store } = setUp();
    await ingestAlone(streamOf([fire, copy, twin]));
    const vectorsOf = async (key: string) => {
      const ids = (await store.chunksOf(key)).map(({ id }) => id);
      return [...(await store.vectorsOf(ids)).values()];
    };
    await Promise.all([
      grouping.place('fire', await vectorsOf('fire')),
      setUp().grouping.place('copy', await vectorsOf('copy')),
      setUp().grouping.place('twin', await vectorsOf('twin')),
    ]);
    expect(await stories.keysOf((await stories.storyOf('fire')) ?? '')).toEqual(['fire', 'copy', 'twin']);
  });

  it('places each once when two catch up at the same time', async () => {
    const { ingestAlone, grouping, stories } = setUp();
    await ingestAlone(streamOf([fire, match, copy, twin]));
    const [one, two] = await Promise.all([grouping.catchUp(), setUp().grouping.catchUp()]);
    expect([one + two, await stories.placings()]).toEqual([4, 4]);
  });

  it('leaves an article that changes while it is looked at to whoever changed it', async () => {
    const { ingestAlone, stories, store } = setUp();
    await ingestAlone(streamOf([fire]));
    const changing = createGroupStories({
      articles: store,
      stories: {
        ...stories,
        near: async (...given) => {
          await ingestAlone(streamOf([{ ...fire, text: match.text }]));
          return await stories.near(...given);
        },
      },
      pause: async () => {},
    });
    expect(await changing.catchUp()).toBe(0);
    expect(await stories.unplaced(9)).toEqual(['fire']);
  });

  it('stops catching up when it is told to, or has placed enough', async () => {
    const { ingestAlone, grouping, stories } = setUp();
    await ingestAlone(streamOf([fire, match]));
    expect(await grouping.catchUp({ signal: AbortSignal.abort() })).toBe(0);
    expect(await stories.unplaced(9)).toEqual(['fire', 'match']);
    expect(await grouping.catchUp({ most: 1 })).toBe(1);
    expect(await stories.unplaced(9)).toEqual(['match']);
  });

  it('places a changed article anew', async () => {
    const { ingest, stories } = setUp();
    await ingest(streamOf([fire, match, copy]));
    await ingest(streamOf([{ ...copy, text: match.text }]));
    expect(await stories.storyOf('copy')).toBe(await stories.storyOf('match'));
    expect(await stories.keysOf((await stories.storyOf('fire')) ?? '')).toEqual(['fire']);
  });

  it('places nothing that is not there', async () => {
    const { grouping } = setUp();
    expect(await grouping.place('nobody', [Float32Array.of(1)])).toBeNull();
  });
});

describe('telling stories', () => {
  const quote = (article: string) => ({
    text: 'x',
    article,
    headline: 'x',
    title: null,
    outlet: null,
    url: null,
    date: null,
    eventDay: null,
    caption: null,
    start: 0,
    end: 1,
    passage: { start: 0, end: 1 },
  });
  const answer: Answer = {
    status: 'answered',
    question: '?',
    quotes: [quote('twin'), quote('match'), quote('gone')],
    window: null,
    score: 1,
  };

  it('counts outlets once, and names the earliest and the fullest version', async () => {
    const { ingest, stories } = setUp();
    await ingest(streamOf([copy, fire, twin, match]));
    const told = await createTellStories(stories)(answer);
    expect(told.status === 'answered' && told.quotes.map(({ story }) => story)).toEqual([
      {
        id: await stories.storyOf('fire'),
        outlets: 2,
        articles: 3,
        earliest: expect.objectContaining({ article: 'fire', outlet: 'Báo A' }),
        fullest: expect.objectContaining({ article: 'copy', outlet: 'Báo B' }),
      },
      undefined,
      undefined,
    ]);
  });

  it('counts a paper once by all its names, and calls none the earliest when no day is known', () => {
    const member = (key: string, outlet: string | null): StoryMember => ({
      article: articleOf(key, { outlet, agency: null, date: null }),
      reason: { kind: 'first' },
    });
    const names = ['tuoitre.vn', 'Tuổi Trẻ Online', 'báo Tuổi Trẻ', 'VNEXPRESS', 'VnExpress', 'Báo Lạ', null];
    const members = names.map((outlet, place) => member(`m${place}`, outlet));
    expect(summaryOf('s1', members)).toMatchObject({ outlets: 3, articles: 7, earliest: null });
    const dated = articleOf('z', { date: { day: '2025-08-16', time: null, source: 'given' } });
    expect(summaryOf('s1', [...members, { article: dated, reason: { kind: 'first' } }])).toMatchObject({
      earliest: { article: 'z' },
    });
  });

  it('tells those of several answers, and leaves a no as it is', async () => {
    const { ingest, stories } = setUp();
    await ingest(streamOf([copy, fire, twin]));
    const tell = createTellStories(stories);
    const several = {
      status: 'several',
      question: '?',
      parts: [answer],
      left: 0,
      window: null,
      score: 1,
    } as const;
    expect(await tell(several)).toMatchObject({ parts: [{ quotes: [{ story: { articles: 3 } }, {}, {}] }] });
    const no: Answer = {
      status: 'not-found',
      question: '?',
      reason: 'nothing-near',
      rejected: [quote('twin')],
      near: [],
      span: null,
      window: null,
      score: 0,
    };
    expect(await tell(no)).toBe(no);
  });
});
