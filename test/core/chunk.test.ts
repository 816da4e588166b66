import { describe, expect, it } from 'vitest';
import { type Article, textOf } from '../../src/core/article.js';
import { chunkArticle, passageText } from '../../src/core/chunk.js';
import { splitSentences } from '../../src/core/sentences.js';
import { countSyllables } from '../../src/core/text.js';

const article = (fields: Partial<Article>): Article => ({
  key: 'a.txt',
  title: 'Hai nước bàn hợp tác',
  text: '',
  captions: [],
  author: null,
  photographer: null,
  outlet: null,
  agency: null,
  url: null,
  date: { day: '2025-08-16', time: null, source: 'header' },
  eventDay: null,
  ...fields,
});

/** A text of sentences with the given numbers of syllables; 0 starts a new paragraph. */
function textWith(sizes: readonly number[]): string {
  let text = '';
  let n = 0;
  for (const size of sizes) {
    if (size === 0) text += '\n\n';
    else
      text += `${text === '' || text.endsWith('\n') ? '' : ' '}Câu ${Array.from({ length: size - 1 }, () => `tiếng${n++}`).join(' ')}.`;
  }
  return text;
}

describe('chunkArticle', () => {
  it('gives slices of 60 to 160 syllables that end where sentences end', () => {
    const text = textWith([20, 30, 40, 50, 0, 30, 30, 70, 0, 20, 20, 20, 20, 90, 60, 0, 80, 40]);
    const ends = new Set(splitSentences(text).map(({ end }) => end));
    const chunks = chunkArticle({ text, captions: [] });
    expect(chunks.length).toBeGreaterThan(3);
    for (const { start, end, caption } of chunks) {
      expect(caption).toBeNull();
      const size = countSyllables(text.slice(start, end));
      expect(size).toBeGreaterThanOrEqual(60);
      expect(size).toBeLessThanOrEqual(160);
      expect(ends.has(end)).toBe(true);
    }
  });

  it('holds every sentence once, in order', () => {
    const text = textWith([200, 10, 0, 5, 0, 150, 150, 3, 0, 61, 0, 59, 60]);
    let at = 0;
    for (const { start, end } of chunkArticle({ text, captions: [] })) {
      expect(text.slice(at, start).trim()).toBe('');
      at = end;
    }
    expect(at).toBe(text.length);
  });

  it('cuts a sentence that no model could read at once, at its commas', () => {
    const text = `${Array.from({ length: 60 }, (_, i) => `vế thứ ${i} của một câu dài`).join(', ')}.`;
    const chunks = chunkArticle({ text, captions: [] });
    expect(chunks.length).toBeGreaterThan(1);
    for (const { start, end } of chunks)
      expect(countSyllables(text.slice(start, end))).toBeLessThanOrEqual(160);
    for (const { end } of chunks.slice(0, -1)) expect(text[end - 1]).toBe(',');
    expect(chunks.at(-1)?.end).toBe(text.length);
  });

  it('keeps each caption apart, pointing into that caption', () => {
    const captions = ['Quang cảnh buổi lễ', 'Hai bộ trưởng bắt tay. Ảnh: TTXVN'];
    const chunks = chunkArticle({ text: 'Một câu.', captions });
    expect(
      chunks.map((chunk) =>
        textOf({ text: 'Một câu.', captions }, chunk.caption).slice(chunk.start, chunk.end),
      ),
    ).toEqual(['Một câu.', ...captions]);
  });

  it('gives nothing for nothing', () => {
    expect(chunkArticle({ text: '', captions: [] })).toEqual([]);
  });
});

describe('passageText', () => {
  it('carries title, day and source before the chunk', () => {
    const one = article({ text: 'Hai bên ký kết.', outlet: 'Báo Thử' });
    expect(passageText(one, { caption: null, start: 0, end: 15 })).toBe(
      'Hai nước bàn hợp tác · 16/8/2025 · Báo Thử\nHai bên ký kết.',
    );
  });

  it('falls back to the beginning of the text and the day of the event', () => {
    const one = article({ title: null, date: null, eventDay: '2024-08-28', text: 'Hai bên ký kết.' });
    expect(passageText(one, { caption: null, start: 0, end: 15 })).toBe(
      'Hai bên ký kết. · 28/8/2024\nHai bên ký kết.',
    );
  });
});
