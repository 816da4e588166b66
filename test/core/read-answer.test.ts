// Which words of a quote the reader took for the answer.
import { describe, expect, it } from 'vitest';
import type { Quote } from '../../src/core/answer.js';
import { quoteOf } from '../../src/core/choose-quotes.js';
import { readAnswer, withAnswer } from '../../src/core/read-answer.js';
import { readingsOf } from '../../src/core/reader-signals.js';
import { articleOf } from '../support/articles.js';
import { passagesOf } from '../support/passages.js';

/** The words in bold when the reader takes `answer`, whose first and last words are named, for the answer. */
function marked(text: string, answer: string, { quoted = text, nowhere = 0 } = {}): string | null {
  const passage = passagesOf(articleOf('a', { title: 'Tin', text, captions: [] })).at(-1);
  if (!passage) throw new Error('no passage');
  const { chunk } = passage;
  const from = chunk.text.indexOf(answer);
  const words = [...chunk.text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    first: index === from ? 3 : -3,
    last: index + word.length === from + answer.length ? 3 : -3,
  }));
  const start = text.indexOf(quoted);
  const quote: Quote = quoteOf(chunk.article, null, { start, end: start + quoted.length }, chunk);
  const [span] = readAnswer(quote, readingsOf([chunk], [{ relevance: 1, nowhere, words }])) ?? [];
  return span ? quote.text.slice(span.start, span.end) : null;
}

const TEXT = 'Sáng nay, tỉnh khánh thành cầu. Cầu Sông Lô dài 520 mét, rộng 12 mét, theo chủ đầu tư.';

describe('the words in bold', () => {
  it('are the reader’s, in the quote’s own offsets', () => {
    const quoted = 'Cầu Sông Lô dài 520 mét, rộng 12 mét, theo chủ đầu tư.';
    expect(marked(TEXT, '520 mét,', { quoted })).toBe('520 mét');
  });

  it('are found in a passage that does not begin its article', () => {
    const long = `${'Người dân rất vui mừng. '.repeat(40).trim()}\n\n${TEXT.repeat(4)}`;
    const quoted = TEXT.split('. ')[1] ?? '';
    expect(marked(long, '520 mét,', { quoted })).toBe('520 mét');
  });

  it('are none where "not here" is as likely', () => {
    expect(marked(TEXT, '520 mét,', { nowhere: 6 })).toBeNull();
    expect(marked(TEXT, '520 mét,', { nowhere: 5.9 })).toBe('520 mét');
  });

  it('are none where they stand outside the quote', () => {
    expect(marked(TEXT, '520 mét,', { quoted: 'Sáng nay, tỉnh khánh thành cầu.' })).toBeNull();
  });

  it('are none in a quote that holds a weaker answer than the rest of its passage', () => {
    const [passage] = passagesOf(articleOf('a', { title: 'Tin', text: TEXT, captions: [] }));
    if (!passage) throw new Error('no passage');
    const { chunk } = passage;
    const logits: Readonly<Record<string, number>> = { '520': 6, tỉnh: 3 };
    const words = [...chunk.text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
      const logit = logits[word] ?? -3;
      return { start: index, end: index + word.length, first: logit, last: logit };
    });
    const readings = readingsOf([chunk], [{ relevance: 1, nowhere: 0, words }]);
    const bold = (sentence: string) => {
      const start = TEXT.indexOf(sentence);
      // With its paragraph, as the sentence that names somebody is quoted.
      const quote = quoteOf(
        chunk.article,
        null,
        { start, end: start + sentence.length },
        { start, end: start },
      );
      return readAnswer(quote, readings)?.map((span) => quote.text.slice(span.start, span.end));
    };
    expect(bold('Sáng nay, tỉnh khánh thành cầu.')).toEqual([]);
    expect(bold('Cầu Sông Lô dài 520 mét, rộng 12 mét, theo chủ đầu tư.')).toEqual(['520']);
  });

  it('never reach from one sentence into the next', () => {
    expect(marked(TEXT, 'cầu. Cầu')).toBeNull();
  });

  it('are not known of a passage that was not read', () => {
    const [one, other] = passagesOf(articleOf('a', { title: 'Tin', text: TEXT, captions: [] }));
    const chunk = (one ?? other)?.chunk;
    if (!chunk) throw new Error('no passage');
    const quote = quoteOf(chunk.article, null, { start: 0, end: 10 }, chunk);
    expect(readAnswer(quote, new Map())).toBeNull();
    expect(withAnswer(quote, new Map())).toBe(quote);
    expect(withAnswer(quote, readingsOf([chunk], [{ relevance: 1, nowhere: 0, words: [] }]))).toMatchObject({
      answering: [],
    });
  });

  it('are none where they are most of the quote', () => {
    expect(marked('Cầu dài 520 mét.', 'Cầu dài 520 mét.')).toBeNull();
  });

  it.each([
    [
      'Đơn vị là Công an nhân dân (CAND), theo thông báo của bộ hôm nay gửi đi.',
      'Công an nhân dân (CAND),',
      'Công an nhân dân (CAND)',
    ],
    ['Phim “Bến cũ” ra rạp từ hôm nay, theo nhà phát hành cho biết thêm.', '“Bến cũ”', '“Bến cũ”'],
    ['Ông nói: “Giá gạo tăng.” Nông dân phấn khởi vì được mùa năm nay.', '“Giá gạo', 'Giá gạo'],
    ['Sản lượng tăng (so với năm ngoái 12%), theo thống kê mới nhất của tỉnh.', '12%),', '12%'],
    ['Nhiệt độ ở Sa Pa xuống còn -5 độ, theo trạm khí tượng ở thị xã vùng cao này.', '-5 độ,', '-5 độ'],
    ['Bà kể "ba lần" như vậy, theo lời những người hàng xóm ở quanh đó.', '"ba lần"', '"ba lần"'],
  ])('have no loose punctuation at their edges: %s', (text, answer, bold) => {
    expect(marked(text, answer)).toBe(bold);
  });
});
