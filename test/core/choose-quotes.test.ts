// Choosing quotes: verbatim slices of whole sentences, one to three, never the same thing twice.
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/core/answer.js';
import { type Article, textOf } from '../../src/core/article.js';
import { chooseQuotes, type StoryOf } from '../../src/core/choose-quotes.js';
import { readQuestion } from '../../src/core/question.js';
import { splitSentences } from '../../src/core/sentences.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const QUESTION = readQuestion('Hội nghị bàn nội dung gì?', '2025-08-16');
const SEVERAL = readQuestion('Hội nghị bàn những nội dung nào?', '2025-08-16');

function plain(key: string, text: string, captions: string[] = []): Article {
  return articleOf(key, { text, captions });
}

/** Quotes when sentences that hold a key of `scores` get that score, all others the least. */
async function choose(
  articles: readonly Article[],
  scores: Readonly<Record<string, number>>,
  question = QUESTION,
  storyOf?: StoryOf,
): Promise<Quote[]> {
  const passages = articles.flatMap((article) => passagesOf(article));
  const score = (text: string) => Object.entries(scores).find(([part]) => text.includes(part))?.[1] ?? -100;
  return chooseQuotes(question, scoredBy(passages, score), { storyOf });
}

const words = (seed: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${seed}${i}`).join(' ');

const TEXT = [
  'Sáng nay, hội nghị khai mạc tại Đà Nẵng với đại biểu từ mười hai tỉnh miền Trung. Trời nắng nhẹ. Phố xá treo cờ hoa.',
  'Nội dung chính gồm phòng chống lũ quét, di dời dân và dự trữ lương thực. Chiều nay bế mạc.',
].join('\n\n');

describe('quotes', () => {
  it('are slices of whole sentences of the body or a caption, with their article and date', async () => {
    const article = plain('a', TEXT, ['Đại biểu thảo luận về lũ quét bên lề. Ảnh: Minh Hà']);
    const bodyQuotes = await choose([article], { 'Nội dung chính': 5 });
    const captionQuotes = await choose([article], { 'Đại biểu thảo luận': 5 });
    expect([bodyQuotes[0]?.caption, captionQuotes[0]?.caption]).toEqual([null, 0]);
    for (const quote of [...bodyQuotes, ...captionQuotes]) {
      const whole = textOf(article, quote.caption);
      expect(quote.text).toBe(whole.slice(quote.start, quote.end));
      const spans = splitSentences(whole);
      expect(spans.some(({ start }) => start === quote.start)).toBe(true);
      expect(spans.some(({ end }) => end === quote.end)).toBe(true);
      expect(quote.passage.start).toBeLessThanOrEqual(quote.start);
      expect(quote.passage.end).toBeGreaterThanOrEqual(quote.end);
      expect(quote).toMatchObject({
        article: 'a',
        headline: article.title,
        title: article.title,
        outlet: article.outlet,
        url: article.url,
        date: article.date,
        eventDay: article.eventDay,
      });
    }
  });

  it('are none without sentences, and at least one with any, however poor', async () => {
    expect(await chooseQuotes(QUESTION, [])).toEqual([]);
    expect(await choose([plain('a', 'Một câu.')], {})).toHaveLength(1);
  });

  it('are refused when the article does not reach as far as its offsets', async () => {
    const [passage] = passagesOf(plain('a', 'Hội nghị bàn nhiều việc lớn.'));
    if (!passage) throw new Error('no passage');
    const chunk = { ...passage.chunk, article: { ...passage.chunk.article, text: 'Hội nghị' } };
    const sentences = scoredBy([{ ...passage, chunk }], () => 1);
    await expect(chooseQuotes(QUESTION, sentences)).rejects.toThrowError(
      expect.objectContaining({ code: 'QUOTE_NOT_VERBATIM' }),
    );
  });
});

describe('the number of quotes', () => {
  const many = ['gạo', 'ngô', 'khoai', 'sắn', 'đậu'].map((crop, i) =>
    plain(crop, `Câu thứ ${i} kể ${words(crop, 12)}.`),
  );

  it('is at most three, best first', async () => {
    const scores = { gạo: 5, ngô: 4.9, khoai: 4.8, sắn: 4.7, đậu: 4.6 };
    expect((await choose(many, scores)).map(({ article }) => article)).toEqual(['gạo', 'ngô', 'khoai']);
  });

  it('is up to five for a question for several things, one an article', async () => {
    const further = ['mía', 'chè'].map((crop, i) => plain(crop, `Câu thứ ${i + 5} kể ${words(crop, 12)}.`));
    const twice = plain('gạo', `Câu thứ 0 kể ${words('gạo', 12)}.\n\nCâu nữa kể ${words('nếp', 12)}.`);
    const scores = { nếp: 5.1, gạo: 5, ngô: 4.5, khoai: 4, sắn: 3.5, đậu: 3.4, mía: 3.3, chè: 3.2 };
    const quotes = await choose([twice, ...many.slice(1), ...further], scores, SEVERAL);
    expect(quotes.map(({ article }) => article)).toEqual(['gạo', 'ngô', 'khoai', 'sắn', 'đậu']);
    expect(quotes[0]?.text).toContain('nếp0');
  });

  it('is as ever for a question for several things that one article alone answers', async () => {
    const one = plain('gạo', `Câu một ${words('gạo', 20)}.\n\nCâu hai ${words('nếp', 20)}.`);
    const scores = { gạo: 5, nếp: 4.5, ngô: 2.5 };
    const articlesOf = async (question: typeof QUESTION) =>
      (await choose([one, ...many.slice(1)], scores, question)).map(({ article }) => article);
    expect(await articlesOf(SEVERAL)).toEqual(await articlesOf(QUESTION));
  });

  it('gives no article whose sentence says what another said', async () => {
    const copy = plain('báo khác', `Câu thứ 0 kể ${words('gạo', 12)}.`);
    const quotes = await choose([...many.slice(0, 2), copy], { gạo: 5, ngô: 4.5 }, SEVERAL);
    expect(quotes.map(({ article }) => article)).toEqual(['gạo', 'ngô']);
  });

  it('is one when the others score far less', async () => {
    expect((await choose(many, { gạo: 5, ngô: 3, khoai: 2 })).map(({ article }) => article)).toEqual(['gạo']);
  });
});

describe('the length of a quote', () => {
  it('stays within 400 characters where sentences allow', async () => {
    const sentences = [20, 25, 30, 35, 40].map((count, i) => `Việc ${'abcde'[i]} ${words('từ', count)}.`);
    for (const best of 'abcde') {
      const [quote] = await choose([plain('a', sentences.join(' '))], { [`Việc ${best} `]: 5 });
      expect(quote?.text).toContain(`Việc ${best} `);
      expect(quote?.text.length).toBeLessThanOrEqual(400);
    }
  });

  it('is that of one sentence alone when that is longer', async () => {
    const long = `Việc dài ${words('từ', 90)}.`;
    const [quote] = await choose([plain('a', `Câu trước. ${long} Câu sau.`)], { 'Việc dài': 5 });
    expect(quote?.text).toBe(long);
  });
});

describe('widening', () => {
  it('takes the better of the two neighbours', async () => {
    const article = plain('a', 'Trước đám cưới trời mưa. Hội nghị bàn lũ quét. Sau cùng là phần bế mạc.');
    const withAfter = await choose([article], { 'Hội nghị': 5, 'Sau cùng': 3, 'Trước đám': 1 });
    expect(withAfter[0]?.text).toBe('Hội nghị bàn lũ quét. Sau cùng là phần bế mạc.');
    const withBefore = await choose([article], { 'Hội nghị': 5, 'Sau cùng': 1, 'Trước đám': 3 });
    expect(withBefore[0]?.text).toBe('Trước đám cưới trời mưa. Hội nghị bàn lũ quét.');
  });

  it.each(['Ông nhấn mạnh việc phòng lũ.', 'Theo đó, dân được di dời.', 'Đồng thời, kho gạo được mở.'])(
    'goes backwards from a sentence that leans on the one before: %s',
    async (leaning) => {
      const article = plain('a', `Bộ trưởng Trần Văn Nam dự hội nghị. ${leaning} Chiều nay bế mạc ở Huế.`);
      const [quote] = await choose([article], { [leaning]: 5, 'Chiều nay': 4 });
      expect(quote?.text).toBe(`Bộ trưởng Trần Văn Nam dự hội nghị. ${leaning}`);
    },
  );

  it('sooner takes the sentence after than the one before', async () => {
    const article = plain('a', 'Trước đám cưới trời mưa. Hội nghị bàn lũ quét. Sau cùng là phần bế mạc.');
    const [quote] = await choose([article], { 'Hội nghị': 5, 'Sau cùng': 3, 'Trước đám': 3.5 });
    expect(quote?.text).toBe('Hội nghị bàn lũ quét. Sau cùng là phần bế mạc.');
  });

  it('leaves out a sentence before that scores far less', async () => {
    const article = plain('a', 'Trước đám cưới trời mưa. Hội nghị bàn lũ quét.');
    const textWith = async (before: number) =>
      (await choose([article], { 'Hội nghị': 5, 'Trước đám': before }))[0]?.text;
    expect(await textWith(3)).toBe(article.text);
    expect(await textWith(1)).toBe('Hội nghị bàn lũ quét.');
  });

  it('never makes a quote of more than two sentences', async () => {
    const article = plain('a', 'Mưa to. Gió lớn. Lũ quét. Nắng lên. Phố xá vui.');
    for (const best of ['Mưa', 'Gió', 'Lũ', 'Nắng', 'Phố']) {
      const [quote] = await choose([article], { [best]: 5 });
      expect(splitSentences(quote?.text ?? '').length).toBeLessThanOrEqual(2);
    }
  });

  it('takes the nearest sentence before, not one farther back', async () => {
    const article = plain('a', 'Trời mưa. Đường ngập. Ông Nam đến. Ông nhấn mạnh việc phòng lũ.');
    const [quote] = await choose([article], { 'Ông nhấn': 5, 'Trời mưa': 4 });
    expect(quote?.text).toBe('Ông Nam đến. Ông nhấn mạnh việc phòng lũ.');
  });

  it('does not leave the passage', async () => {
    const far = plain('a', `${words('Mưa', 100)}.\n\n${words('Nắng', 100)}.`);
    expect(passagesOf(far)).toHaveLength(2);
    const near = plain('b', 'Chỉ một câu ngắn.', [
      'Phố cổ Hội An lúc chiều muộn. Đèn lồng vừa được thắp lên.',
    ]);
    expect((await choose([near], { 'Chỉ một': 5 }))[0]?.text).toBe('Chỉ một câu ngắn.');
  });

  it('never shows a sentence twice', async () => {
    const article = plain(
      'a',
      `Việc a ${words('từ', 20)}. Việc b ${words('chữ', 20)}. Việc c ${words('câu', 20)}. Việc d ${words('dòng', 20)}.`,
    );
    const quotes = await choose([article], { 'Việc a': 5, 'Việc b': 4.5, 'Việc c': 4.8, 'Việc d': 4 });
    expect(quotes.length).toBeGreaterThan(1);
    const ordered = [...quotes].sort((x, y) => x.start - y.start);
    for (const [i, quote] of ordered.entries()) {
      expect(quote.start).toBeGreaterThanOrEqual(ordered[i - 1]?.end ?? 0);
    }
  });
});

describe('sentences that lead', () => {
  it('come first, each as a quote, though their words are the same', async () => {
    const articles = [
      plain('cũ', 'Vụ sập cầu Sông Lô làm 12 người chết.'),
      plain('mới', 'Vụ sập cầu Sông Lô làm 15 người chết.'),
      plain('thêm', 'Cầu Sông Lô dài 520 mét, rộng 12 mét.'),
    ];
    const sentences = scoredBy(
      articles.flatMap((article) => passagesOf(article)),
      (text) => (text.includes('12 người') ? 5 : 4.5),
    );
    const [older, newer] = sentences;
    if (!older || !newer) throw new Error('no sentences');
    const quotes = await chooseQuotes(QUESTION, sentences, { leading: [newer, older] });
    expect(quotes.map(({ article }) => article)).toEqual(['mới', 'cũ', 'thêm']);
  });
});

describe('quotes that say the same', () => {
  const sentence = 'Nội dung chính gồm phòng chống lũ quét, di dời dân và dự trữ lương thực';

  it('are given once, though two papers print them', async () => {
    const quotes = await choose([plain('a', `${sentence}.`), plain('b', `${sentence} ở Huế.`)], {
      'lương thực.': 5,
      'ở Huế': 4.9,
    });
    expect(quotes.map(({ article }) => article)).toEqual(['a']);
  });

  it('are both given when they differ in most words', async () => {
    const quotes = await choose(
      [plain('a', `${sentence}.`), plain('b', 'Hội nghị còn bàn về trạm đo mưa tự động.')],
      {
        'lương thực.': 5,
        'trạm đo': 4.9,
      },
    );
    expect(quotes.map(({ article }) => article)).toEqual(['a', 'b']);
  });
});

describe('a quote that cannot be read alone', () => {
  it('is followed by the sentence that names whom it speaks of', async () => {
    const names = `Bộ trưởng Trần Văn Nam dự hội nghị ${words('đoạn', 20)}.`;
    const text = `${names} Hai bên ${words('nhất', 35)}. Hai bên cũng ký biên bản ghi nhớ ${words('biên', 40)}.`;
    const quotes = await choose([plain('a', text)], { 'biên bản': 5 });
    expect(quotes.map((quote) => quote.text.slice(0, 9))).toEqual(['Hai bên c', 'Bộ trưởng']);
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});
