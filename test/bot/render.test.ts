// The wording of dates and of not-found answers, and that any answer obeys Telegram's limits.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleLine, dayText, type NamedArticle, type Words } from '../../src/bot/article-line.js';
import { wordsIn } from '../../src/bot/context.js';
import {
  blockquote,
  escapeHtml,
  link,
  measure,
  oneLine,
  packMessages,
  splitText,
} from '../../src/bot/html.js';
import { renderAnswer } from '../../src/bot/render.js';
import type { GivenFigure, Missing, NotFoundReason } from '../../src/core/answer.js';
import type { ArticleDate, DateSource } from '../../src/core/article.js';
import { readWindow } from '../../src/core/window.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { checkText } from '../support/fake-telegram/check.js';
import { prompts } from './harness.js';
import {
  answeredWith,
  article,
  articleSaying,
  firstQuote,
  notFoundWith,
  quoteOf,
  secondQuote,
} from './sample.js';

const vi = wordsIn(prompts, 'vi');
const en = wordsIn(prompts, 'en');
const on = (source: DateSource): ArticleDate => ({ day: '2025-08-16', time: null, source });

/** What the line that names an article says of its days. */
function daysShown(days: Pick<NamedArticle, 'date' | 'eventDay'>, words: Words): string {
  const line = articleLine({ headline: 'Tin', outlet: null, url: null, ...days }, words);
  return line.replace(/^Tin · /, '');
}

test.each([
  ['given', '16/8/2025 (theo nguồn tin)', '16 Aug 2025 (from the source)'] as const,
  // What the paper itself says needs no remark.
  ...(['json-ld', 'meta', 'time-element', 'feed', 'header', 'byline'] as const).map(
    (source) => [source, '16/8/2025', '16 Aug 2025'] as const,
  ),
  ['dateline', '16/8/2025 (theo dòng địa danh đầu bài)', '16 Aug 2025 (from the dateline)'] as const,
  ['url', '16/8/2025 (theo địa chỉ trang)', '16 Aug 2025 (from the page address)'] as const,
  [
    'event',
    'không rõ ngày đăng · sự việc ngày 16/8/2025',
    'publication date unknown · event on 16 Aug 2025',
  ] as const,
])('a day known from %s reads "%s"', (source, vietnamese, english) => {
  expect(daysShown({ date: on(source), eventDay: null }, vi)).toBe(vietnamese);
  expect(daysShown({ date: on(source), eventDay: null }, en)).toBe(english);
});

test('without any day it says so, and names the event’s day when the text does', () => {
  expect(daysShown({ date: null, eventDay: null }, vi)).toBe('không rõ ngày đăng');
  expect(daysShown({ date: null, eventDay: '2024-08-28' }, vi)).toBe(
    'không rõ ngày đăng · sự việc ngày 28/8/2024',
  );
});

test('the event’s day is shown beside the publication day only when it differs', () => {
  expect(daysShown({ date: on('json-ld'), eventDay: '2025-05-29' }, vi)).toBe(
    '16/8/2025 · sự việc ngày 29/5/2025',
  );
  expect(daysShown({ date: on('json-ld'), eventDay: '2025-08-16' }, vi)).toBe('16/8/2025');
});

test.each([
  [vi, '\nĐến 28/1/2025\n'],
  [en, '\nUntil 28 Jan 2025\n'],
])('a window without a beginning is only said to end', (words, line) => {
  const window = readWindow('trước Tết 2025', '2025-06-01');
  expect(renderAnswer(notFoundWith({ window }), words)[0]).toContain(line);
});

test('the window that was applied stands first', () => {
  const range = { from: '2025-08-01', to: '2025-08-31', label: 'tháng 8' };
  const [message = ''] = renderAnswer(answeredWith('?', [firstQuote()], range), vi);
  expect(message.startsWith('Trong khoảng 1/8/2025 – 31/8/2025\n\n<blockquote>')).toBe(true);
  const day = { from: '2025-10-25', to: '2025-10-25', label: 'ngày 25/10' };
  expect(renderAnswer(notFoundWith({ window: day }), vi)[0]).toContain('\nTrong ngày 25/10/2025\n');
});

test.each<[NotFoundReason, string]>([
  ['empty-collection', 'Kho tin còn trống, chưa có bài nào.'],
  ['window-empty', 'Không có bài nào trong khoảng thời gian bạn hỏi.'],
  ['nothing-near', 'Không có bài nào nói về chuyện này.'],
  ['not-answering', 'Có bài gần với câu hỏi, nhưng không bài nào trả lời đúng điều bạn hỏi.'],
])('the reason %s is said in plain words', (reason, sentence) => {
  const [message = ''] = renderAnswer(notFoundWith({ reason, span: null }), vi);
  expect(message).toBe(`Tôi không tìm thấy câu trả lời trong kho tin.\n${sentence}`);
  expect(renderAnswer(notFoundWith({ reason, span: null }), en)[0]).toMatch(/^I could not find an answer/);
});

test('what the nearest article lacks is said in place of the bare reason', () => {
  const missing: Missing = {
    about: 'Khánh thành <cầu>',
    days: null,
    years: ['2023'],
    names: ['Phan Văn Giang', 'A&B'],
    numbers: [],
    kind: 'number',
    unit: 'người',
  };
  const said = (words: Words, over: Partial<Missing> = {}) =>
    renderAnswer(notFoundWith({ missing: { ...missing, ...over }, span: null }), words)[0]?.split('\n')[1];
  expect(said(vi)).toBe(
    'Có bài nói về chuyện này (“Khánh thành &lt;cầu&gt;”), nhưng không nêu năm 2023, ' +
      'không nhắc tới “Phan Văn Giang” hoặc “A&amp;B” và không nêu bao nhiêu người.',
  );
  expect(said(en)).toBe(
    'An article is about this (“Khánh thành &lt;cầu&gt;”), but it does not mention the year 2023, ' +
      'it does not mention “Phan Văn Giang” or “A&amp;B”, and it does not say how many người.',
  );
  expect(said(vi, { years: [], names: [], unit: null })).toBe(
    'Có bài nói về chuyện này (“Khánh thành &lt;cầu&gt;”), nhưng đoạn gần nhất không nêu con số nào.',
  );
});

test.each(['number', 'person', 'time', 'place', 'reason', 'definition'] as const)(
  'a missing %s has words of its own in both languages',
  (kind) => {
    const none = { days: null, years: [], names: [], numbers: [], unit: null };
    for (const words of [vi, en]) {
      const said = (one: typeof kind) =>
        renderAnswer(notFoundWith({ missing: { about: 'Bài', ...none, kind: one } }), words)[0];
      expect(said(kind)).not.toBe(said(kind === 'number' ? 'person' : 'number'));
    }
  },
);

test('figures that contradict each other are named above the quotes, and which is newer where that is known', () => {
  const figure = (figure: string, day: string | null): GivenFigure => ({ figure, article: 'a', day });
  const said = (days: ReadonlyArray<string | null>, words: Words) => {
    const differing = days.map((day, i) => figure(`${15 - i} <người>`, day));
    const answer = answeredWith('?', [firstQuote()]);
    if (answer.status !== 'answered') throw new Error('not answered');
    return renderAnswer({ ...answer, differing }, words)[0]?.split('\n')[0];
  };
  const figures = '(15 &lt;người&gt; – 14 &lt;người&gt;)';
  expect(said(['2025-08-17', '2025-08-16'], vi)).toBe(
    `Các bài nêu số khác nhau ${figures}. Bài mới hơn đứng trước.`,
  );
  expect(said(['2025-08-17', '2025-08-16'], en)).toBe(
    `The articles give different figures ${figures}. The newer one comes first.`,
  );
  expect(said(['2025-08-17', '2025-08-17'], vi)).toBe(`Các bài nêu số khác nhau ${figures}.`);
  expect(said(['2025-08-17', null], vi)).toBe(`Các bài nêu số khác nhau ${figures}.`);
});

test('untitled articles that are near are named by their beginning, whether a quote of theirs was rejected or not', () => {
  const rejected = quoteOf(article('cau.txt'), 'Cầu dài 1.240 mét.');
  const other = { ...rejected, article: 'khac.txt' };
  const near = [rejected, other, firstQuote()].map(({ article, headline, outlet, url, date, eventDay }) => {
    return { article, headline, outlet, url, date, eventDay };
  });
  const [message = ''] = renderAnswer(
    notFoundWith({
      rejected: [rejected],
      near: near.map((one) => (one.article === 'khac.txt' ? { ...one, title: null } : one)),
    }),
    vi,
  );
  const beginning = `“${rejected.headline}” · không rõ ngày đăng · sự việc ngày 29/5/2025`;
  const lines = message.split('\n').filter((line) => line.startsWith('•'));
  expect(lines.slice(0, 2)).toEqual(Array(2).fill(`• Bài không có tiêu đề: ${beginning}`));
  expect(lines[2]).not.toContain('không có tiêu đề');
});

test('the bot and the terminal say how a day is known in the same words', () => {
  const terminal = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
  for (const words of [vi, en]) {
    for (const source of ['given', 'dateline', 'url', 'event'] as const) {
      const inBot = daysShown({ date: on(source), eventDay: null }, words);
      const day = dayText('2025-08-16', words.locale);
      const inTerminal =
        source === 'event'
          ? terminal.render(words.locale, 'articles-date-event', { day })
          : terminal.render(words.locale, 'articles-date', { day, source }).replace(/: [^)]+\)$/, ')');
      expect(source === 'event' ? inBot.split(' · ')[1] : inBot).toBe(inTerminal);
    }
  }
});

test('names and headlines lose hidden controls and line breaks, quotes keep every character', () => {
  const hidden = 'Tin\u202E nóng\u200B\n\u2066hôm\u2069 nay\u{E0041}\uFEFF';
  const source = articleSaying(`Lời ${hidden} hết.`, {
    title: hidden,
    outlet: `Báo\u200F ${'x'.repeat(500)}`,
  });
  const [message = ''] = renderAnswer(answeredWith('?', [quoteOf(source, hidden)]), vi);
  const [quote, line = ''] = message.split('</blockquote>\n');
  expect(quote).toBe(`<blockquote>${hidden}`);
  expect(line).toMatch(/^<a href="[^"]+">Báo x+… · Tin nóng hôm nay · 16\/8\/2025<\/a>$/);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://a.example/',
  'vidu.example/x',
  '',
  `https://a.example/${'x'.repeat(2000)}`,
])('the address %j is not linked', (url) => {
  expect(link('Đề & mục', url)).toBe('Đề &amp; mục');
});

test('all four signs of markup are escaped', () => {
  expect(escapeHtml('&<>"\'')).toBe("&amp;&lt;&gt;&quot;'");
});

test('an address cannot leave its attribute', () => {
  const html = link('x', 'https://a.example/?q="><b>&lt;');
  expect(checkText(html, 'HTML').entities).toHaveLength(1);
  expect(html.match(/"/g)).toHaveLength(2);
});

test('what is measured is what Telegram counts', () => {
  const html = `${blockquote(`a ${escapeHtml('<&>"😀')} &amp;lt;`)}\n${link('đường <dẫn>', 'https://a.example/?a=1&b=2')}`;
  const parsed = checkText(html, 'HTML');
  expect(measure(html).units).toBe(parsed.text.length);
  expect(measure(html).entities).toBe(parsed.entities.length);
});

test.each([
  ['a long text', 300, []],
  ['sooner when the answer is seen all the same', 200, [{ start: 100, end: 120 }]],
  ['later when folding would hide the answer', 700, [{ start: 100, end: 121 }]],
])('what is folded: %s', (_, limit, bold) => {
  expect(blockquote('x'.repeat(limit), bold)).toMatch(/^<blockquote>/);
  expect(blockquote('x'.repeat(limit + 1), bold)).toMatch(/^<blockquote expandable>/);
});

test('text without spaces is split without parting characters', () => {
  const family = '👨‍👩‍👧‍👦';
  for (const text of [family.repeat(40), '😀'.repeat(200), 'e\u0301'.repeat(200), 'x'.repeat(300)]) {
    const pieces = splitText(text, 100);
    expect(pieces.join('')).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(100);
      expect(piece).not.toMatch(/^[\p{M}\u200D]|\u200D$|\p{Cs}/u);
    }
  }
});

test('a text is never cut in the midst of white space, of which Telegram keeps none at the head of a message', () => {
  const text = `${'x'.repeat(90)}${' '.repeat(5)}\u0007\n\n${'y'.repeat(90)}`;
  expect(splitText(text, 96)).toEqual(['x'.repeat(89), text.slice(89, 98), 'y'.repeat(90)]);
  expect(splitText(`${'x'.repeat(50)}   ${'y'.repeat(90)}`, 100)).toEqual([
    `${'x'.repeat(50)}   `,
    'y'.repeat(90),
  ]);
});

test('messages break before the hundredth-and-first entity and before too many link addresses', () => {
  const bold = packMessages(Array.from({ length: 150 }, () => '<b>x</b>'));
  expect(bold.map((html) => measure(html).entities)).toEqual([100, 50]);
  const links = packMessages(
    Array.from({ length: 20 }, (_, n) => link('x', `https://a.example/${n}/${'y'.repeat(900)}`)),
  );
  for (const html of links) expect(() => checkText(html, 'HTML')).not.toThrow();
  expect(links.length).toBeGreaterThan(2);
});

test('an untitled article is named by its beginning, in quotes', () => {
  expect(renderAnswer(answeredWith('?', [secondQuote()]), vi)[0]).toContain(
    'Bài không có tiêu đề: “Cây cầu mới',
  );
});

test('oneLine keeps what is short and marks what it cuts', () => {
  expect(oneLine('  Một   dòng ', 8)).toBe('Một dòng');
  expect(oneLine('Một dòng dài', 8)).toBe('Một dòn…');
});

test('an answer says what was searched for when the spelling was put right, and nothing otherwise', () => {
  const repaired = 'giá <vé> & xe';
  const answers = [answeredWith('gía vé', [firstQuote()]), notFoundWith()];
  for (const answer of answers) {
    const text = renderAnswer({ ...answer, repaired }, vi).join('\n');
    expect(text).toContain('Tìm theo: <i>giá &lt;vé&gt; &amp; xe</i>');
    expect(renderAnswer({ ...answer, repaired: null }, vi)).toEqual(renderAnswer(answer, vi));
    expect(renderAnswer(answer, vi).join('\n')).not.toContain('Tìm theo');
  }
});
