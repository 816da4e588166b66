// The message that brings news of a followed question: what is shown of long quotes, and how much fits.
import { expect, test } from 'vitest';
import { MESSAGE_UNITS, measure } from '../../src/bot/html.js';
import { createOutboxSender } from '../../src/bot/send-outbox.js';
import type { Quote } from '../../src/core/answer.js';
import { openDatabase } from '../../src/store/database.js';
import { botStores } from '../support/bot-stores.js';
import { capturedLog, prompts } from './harness.js';
import { answeredWith, article, firstQuote, quoteOf } from './sample.js';

async function newsOf(quotes: readonly Quote[], more = 0): Promise<string> {
  const { answers } = botStores(openDatabase(':memory:'));
  const place = { chat: 1, topic: null };
  const answer = answers.save(place, answeredWith('Phim thu bao nhiêu?', quotes), 0);
  const sent: string[] = [];
  const api = {
    sendMessage: async (_chat: unknown, html: string) => {
      sent.push(html);
      return { message_id: 1 };
    },
  };
  const sender = createOutboxSender({ api: api as never, answers, prompts, log: capturedLog().log });
  const payload = { kind: 'followed', subscription: 'x', answer: answer.id, more };
  const row = { ...place, language: 'vi' as const, period: 'x', attempts: 0, dueAt: 0, id: 1, item: 'x' };
  await sender.send({ ...row, payload });
  return sent.join('\n=\n');
}

const LONG = `Phim & "kịch" <b>dài</b> ${'nói mãi không hết chuyện, '.repeat(40)}xong.`;
const long = (over: Partial<Quote> = {}) => ({
  ...quoteOf({ ...article('phim.txt'), text: LONG }, LONG),
  ...over,
});

test('of a long quote the beginning is shown, word for word, and it says that there is more', async () => {
  const html = await newsOf([long()]);
  const shown = /<blockquote(?: expandable)?>(.*?)<\/blockquote>/su.exec(html)?.[1] ?? '';
  const text = shown.replace(
    /&amp;|&lt;|&gt;|&quot;/gu,
    (sign) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>' })[sign] ?? '"',
  );
  expect(text.length).toBeGreaterThan(400);
  expect(LONG.startsWith(text)).toBe(true);
  expect(html).toContain('(mới là phần đầu; bấm <b>Nguồn</b> để xem cả đoạn)');
});

test('a short quote is whole, with its answer in bold and a link to its passage', async () => {
  const url = 'https://vidu.example/#:~:text=Phim';
  const html = await newsOf([{ ...firstQuote(), answering: [{ start: 9, end: 20 }], passageUrl: url }]);
  expect(html).toContain('<blockquote>Phim thu <b>120 tỷ đồng</b> sau hai tuần chiếu.</blockquote>');
  expect(html).toContain(`<a href="${url}">`);
  expect(html).not.toContain('phần đầu');
});

test('what does not fit one message is counted among the others', async () => {
  const headline = 'Tựa đề dài dòng '.repeat(30);
  const html = await newsOf(
    Array.from({ length: 5 }, () => long({ headline, title: headline })),
    2,
  );
  expect(measure(html).units).toBeLessThanOrEqual(MESSAGE_UNITS);
  const shown = html.match(/<blockquote/gu)?.length ?? 0;
  expect(shown).toBeLessThan(5);
  expect(html).toContain(`… và ${2 + 5 - shown} bài khác`);
});
