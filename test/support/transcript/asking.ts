// Scenes of asking: every kind of answer, and every reason for a no.
import type { CollectionAnswer, Missing, NotFoundReason, Reply } from '../../../src/core/answer.js';
import { LONG_AGO } from '../../../src/core/window.js';
import {
  answeredWith,
  article,
  captionQuote,
  firstQuote,
  notFoundWith,
  quoteOf,
  secondQuote,
} from '../../bot/sample.js';
import type { Stage, TranscriptScene } from './stage.js';

const AUGUST = { from: '2025-08-01', to: '2025-08-31', label: 'tháng 8' };
const DAY = { from: '2025-10-25', to: '2025-10-25', label: '25/10' };
const UNTIL = { from: LONG_AGO, to: '2025-08-31', label: 'đến tháng 8' };

/** Asks one question of which the answer is `reply`. */
async function asks(stage: Stage, text: string, reply: (question: string) => Reply): Promise<void> {
  stage.script(reply);
  await stage.person('Lan', 1).says(text);
}

const missing = (over: Partial<Missing>): Missing => ({
  about: 'Phim “Bến cũ” đạt doanh thu',
  days: null,
  years: [],
  names: [],
  numbers: [],
  kind: null,
  unit: null,
  ...over,
});

const MISSING: readonly Missing[] = [
  missing({ days: 'tháng 3', years: ['2019'], names: ['Nguyễn Văn A', 'ASEAN'], numbers: ['37'] }),
  missing({ unit: 'người' }),
  ...(['number', 'person', 'time', 'place', 'reason', 'definition'] as const).map((kind) =>
    missing({ kind }),
  ),
];

const REASONS: readonly NotFoundReason[] = [
  'empty-collection',
  'window-empty',
  'nothing-near',
  'not-answering',
  'not-in-collection',
  'subject-missing',
];

const collection = (over: Partial<CollectionAnswer>): CollectionAnswer => ({
  status: 'collection',
  question: '?',
  topic: 'count',
  articles: 0,
  outlet: null,
  about: null,
  span: null,
  outlets: [],
  listed: [],
  nearest: [],
  window: null,
  score: 1,
  ...over,
});

export const ASKING: readonly TranscriptScene[] = [
  {
    title: { vi: 'Hỏi và được trả lời', en: 'A question and its answer' },
    async play(open) {
      const stage = await open();
      const question = stage.say('Phim “Bến cũ” thu bao nhiêu?', 'How much did the film “Bến cũ” earn?');
      await asks(stage, question, (asked) => answeredWith(asked, [firstQuote(), secondQuote()]));
      stage.note(stage.say('chú thích ảnh, lỗi gõ, khoảng ngày', 'a caption, a typing error, some days'));
      await asks(stage, question, (asked) => ({
        ...answeredWith(asked, [captionQuote()], AUGUST),
        repaired: question,
      }));
      await asks(stage, question, (asked) => answeredWith(asked, [firstQuote()], DAY));
      await asks(stage, question, (asked) => answeredWith(asked, [firstQuote()], UNTIL));
    },
  },
  {
    title: { vi: 'Ngày của bài, và bằng gì mà biết', en: 'An article’s day, and how it is known' },
    async play(open) {
      const stage = await open();
      const sources = ['given', 'feed', 'header', 'byline', 'dateline', 'url', 'event'] as const;
      const quotes = sources.map((source) => ({
        ...firstQuote(),
        date: { day: '2025-08-16', time: null, source },
      }));
      await asks(stage, stage.say('Phim thu bao nhiêu?', 'What did it earn?'), (asked) =>
        answeredWith(asked, [...quotes, { ...firstQuote(), date: null }]),
      );
    },
  },
  {
    title: { vi: 'Số liệu khác nhau, chuyện nhiều báo kể', en: 'Figures that differ, a story told by many' },
    async play(open) {
      const stage = await open();
      const [older, newer] = [firstQuote(), secondQuote()];
      const version = { ...older, article: 'khac.txt', title: older.headline };
      await asks(stage, stage.say('Cầu dài bao nhiêu?', 'How long is the bridge?'), (asked) => ({
        ...answeredWith(asked, [
          { ...newer, story: { id: 'x', outlets: 3, articles: 4, earliest: version, fullest: version } },
          older,
        ]),
        differing: [
          { figure: '1.240 mét', article: newer.article, day: '2025-10-20' },
          { figure: '1.200 mét', article: older.article, day: '2025-08-16' },
        ],
      }));
    },
  },
  {
    title: {
      vi: 'Hỏi tiếp, hỏi nhiều câu, dán một câu',
      en: 'Follow-ups, several questions, pasted sentences',
    },
    async play(open) {
      const stage = await open();
      await asks(stage, stage.say('Còn cầu thì sao?', 'And the bridge?'), (asked) => ({
        ...answeredWith(asked, [secondQuote()]),
        understood: stage.say('Cây cầu dài bao nhiêu?', 'How long is the bridge?'),
      }));
      await asks(
        stage,
        stage.say('Phim thu bao nhiêu? Cầu dài bao nhiêu?', 'The film? The bridge?'),
        (asked) => ({
          status: 'several',
          question: asked,
          parts: [answeredWith('Phim thu bao nhiêu?', [firstQuote()]), notFoundWith()],
          left: 2,
          window: null,
          score: 1,
        }),
      );
      for (const lookedUp of ['sentence', 'headline', 'meaning'] as const)
        await asks(stage, 'Phim thu 120 tỷ đồng sau hai tuần chiếu.', (asked) => ({
          ...answeredWith(asked, [firstQuote()]),
          lookedUp,
        }));
    },
  },
  {
    title: { vi: 'Câu trích dài hơn một tin', en: 'A quote longer than a message' },
    async play(open) {
      const stage = await open();
      const long = { ...article('phim.txt'), text: 'Câu này rất dài. '.repeat(300).trim() };
      await asks(stage, stage.say('Câu dài?', 'A long one?'), (asked) =>
        answeredWith(asked, [quoteOf(long, long.text)]),
      );
    },
  },
  {
    title: { vi: 'Không tìm thấy', en: 'A no' },
    async play(open) {
      const stage = await open();
      const question = stage.say('Ai đạo diễn phim ấy?', 'Who directed it?');
      for (const reason of REASONS)
        await asks(stage, question, () => notFoundWith({ reason, near: [firstQuote(), secondQuote()] }));
      await asks(stage, question, () => notFoundWith({ reason: 'no-such-day', noSuchDay: '30/2' }));
      for (const [before, after] of [
        ['2025-08-16', '2025-10-27'],
        [null, '2025-10-27'],
      ] as const)
        await asks(stage, question, () =>
          notFoundWith({ reason: 'window-empty', window: DAY, nearest: { before, after } }),
        );
      for (const lacking of MISSING) await asks(stage, question, () => notFoundWith({ missing: lacking }));
    },
  },
  {
    title: { vi: 'Hỏi về chính kho tin', en: 'Questions about the collection' },
    async play(open) {
      const stage = await open();
      const question = stage.say('Kho tin có gì?', 'What is in the collection?');
      const outlets = Array.from({ length: 12 }, (_, n) => ({
        outlet: n === 0 ? null : `Báo ${n}`,
        articles: 40 - n,
      }));
      const span = { from: '2024-08-28', to: '2025-10-25' };
      const listed = [firstQuote(), secondQuote()];
      for (const over of [
        { articles: 0 },
        { articles: 3060, span, outlets, topic: 'overview' },
        { articles: 0, outlet: 'Báo Ví Dụ' },
        { articles: 12, outlet: 'Báo Ví Dụ', listed, topic: 'newest' },
        { articles: 12, about: 'bão số 3', listed, topic: 'oldest' },
        { articles: 0, window: DAY, nearest: ['2025-08-16', '2025-10-27'], topic: 'days' },
      ] satisfies ReadonlyArray<Partial<CollectionAnswer>>)
        await asks(stage, question, () => collection(over));
    },
  },
  {
    title: { vi: 'Câu hỏi trống, câu hỏi quá dài', en: 'No question, too long a question' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      await lan.says('/ask');
      await lan.says(`${stage.say('Tại sao', 'Why')} ${'ha '.repeat(180)}?`);
    },
  },
  {
    title: { vi: 'Hỏi lại với ngày khác', en: 'Asking again for other days' },
    async play(open) {
      const stage = await open();
      stage.script(() =>
        notFoundWith({ reason: 'window-empty', window: DAY, nearest: { before: '2025-08-16', after: null } }),
      );
      const lan = stage.person('Lan', 1);
      const [no] = await lan.says(stage.say('Ngày 25/10 có gì?', 'What happened on 25 October?'));
      stage.script((asked) => answeredWith(asked, [firstQuote()]));
      await lan.taps(no, stage.words('day-button', { day: stage.say('16/8/2025', '16 Aug 2025') }));
      await lan.taps(no, stage.words('any-time-button'));
    },
  },
];
