// Scenes of an answer's sources: the passage, its pages, and what became of the article since.
import type { Cite, SinceQuoted, SourcePage } from '../../../src/app/cite.js';
import { pageData } from '../../../src/bot/callback-data.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from '../../bot/sample.js';
import type { TranscriptScene } from './stage.js';

const SEEN = Date.UTC(2025, 9, 20);
const now = [{ text: 'Phim thu 150 tỷ đồng.', caption: null, start: 0, end: 20 }];
const SINCE: readonly SinceQuoted[] = [
  { kind: 'changed', seenAt: SEEN, stands: true, now: [] },
  { kind: 'changed', seenAt: SEEN, stands: false, now },
  { kind: 'changed', seenAt: SEEN, stands: false, now: [] },
  { kind: 'changed', seenAt: SEEN, stands: true, reread: true, now: [] },
  { kind: 'withdrawn', seenAt: SEEN },
  { kind: 'withdrawn', seenAt: null },
];

function pages(): SourcePage[] {
  const quote = firstQuote();
  const other = { ...secondQuote(), article: 'khac.txt' };
  const head = { ...quote, index: 0, total: 1 };
  const cited = { ...head, kind: 'cited', before: 'Đoàn phim. ', quote: quote.text, after: ' Hết.' } as const;
  const story = { id: 'x', outlets: 3, articles: 4 };
  const own = { ...quote, article: quote.article };
  return [
    ...SINCE.map((since) => ({ ...cited, since })),
    { ...head, kind: 'gone' },
    { ...cited, caption: 0, story: { ...story, earliest: own, fullest: other } },
    { ...cited, story: { ...story, earliest: other, fullest: other } },
  ];
}

export const SOURCES: readonly TranscriptScene[] = [
  {
    title: { vi: 'Nguồn, từng trang', en: 'Sources, page by page' },
    async play(open) {
      const stage = await open();
      stage.script((asked) => answeredWith(asked, [firstQuote(), secondQuote()]));
      const lan = stage.person('Lan', 1);
      const [answer] = await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      const [page] = await lan.taps(answer, stage.words('sources-button'));
      await lan.taps(page, '›');
      await lan.taps(page, '2/2');
      await lan.says('/nguon');
    },
  },
  {
    title: { vi: 'Bài đã đổi sau khi trích', en: 'Articles that changed after they were quoted' },
    async play(open) {
      const shown = pages();
      const cite: Cite = async () => shown.shift() ?? null;
      const stage = await open({ cite });
      const lan = stage.person('Lan', 1);
      await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      while (shown.length > 0) await lan.says(stage.say('/nguon', '/sources'));
    },
  },
  {
    title: { vi: 'Không có nguồn để xem', en: 'No source to show' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      const [none] = await lan.says('/nguon');
      await lan.tapsData(none, pageData('khong-co', 1), stage.words('sources-button'));
      stage.script(() => notFoundWith());
      await lan.says(stage.say('Ai đạo diễn?', 'Who directed it?'));
      await lan.says('/nguon');
      const facts = { outlet: null, about: null, span: null, outlets: [], listed: [], nearest: [] };
      stage.script((question) => ({
        ...{ status: 'collection', topic: 'count', question, articles: 5, window: null, score: 1 },
        ...facts,
      }));
      await lan.says(stage.say('Kho có mấy bài?', 'How many articles are there?'));
      await lan.says('/nguon');
    },
  },
];
