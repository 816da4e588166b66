// A question's way on the local page of the real product, over HTTP as the page itself speaks it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventReader, openPage, type PageClient, type SentEvent } from '../support/page-client.js';
import {
  createWorkplace,
  type PrintedArticle,
  printedArticles,
  type Running,
  runCommand,
  startPage,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

interface Shown {
  readonly id: number;
  readonly author: 'user' | 'bot';
  readonly text: string;
  readonly buttons: ReadonlyArray<ReadonlyArray<{ text: string; data?: string }>>;
}

const SEARCHING = /^(?:Đang tìm trong kho tin|Searching the collection)…$/u;

let place: Workplace;
let dataDir: string;
let bot: Running & { url: string };
let articles: ReadonlyMap<string, PrintedArticle>;

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await sampleCollection(place);
  bot = await startPage(dataDir, { LOG_LEVEL: 'debug' });
  articles = await printedArticles(dataDir);
});
afterAll(async () => {
  await bot.stop('SIGKILL');
  await place.remove();
});

/** The next event of one of these kinds; others are passed over. */
async function next(events: EventReader, ...kinds: string[]): Promise<SentEvent['data']> {
  for (;;) {
    const event = await events.next();
    if (event === null) throw new Error(`The stream ended without a ${kinds.join(' or ')}.`);
    if (kinds.includes(event.kind)) return event.data;
  }
}

/** What the bot says; where it says first that it searches, on a busy machine, what that becomes. */
async function reply(events: EventReader): Promise<Shown> {
  for (;;) {
    const message = (await next(events, 'message', 'edit')).message as Shown;
    if (message.author === 'bot' && !SEARCHING.test(message.text)) return message;
  }
}

async function conversation(language = 'vi'): Promise<{ client: PageClient; events: EventReader }> {
  const client = await openPage(bot.url, language);
  const events = await client.events();
  await next(events, 'transcript');
  return { client, events };
}

const bodies = () => [...articles.values()].flatMap(({ text, captions }) => [text, ...captions]);

it('names the address of the page and that there is no token', async () => {
  expect(bot.stdout()).toContain('Kho tin: 5 bài (28/8/2024 – 25/10/2025)');
  await bot.line(/Chưa có BOT_TOKEN/u);
});

it('answers with a verbatim quote and its date, and opens the passage around it', async () => {
  const { client, events } = await conversation();
  await client.post('/messages', {
    text: 'Bộ Công an Việt Nam hiện đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?',
  });
  const answer = await reply(events);
  expect(answer.text).toContain('164 cơ quan');
  expect(answer.text).toContain('16/8/2025');
  const [quote = ''] = answer.text.split('\n');
  expect(bodies().some((body) => body.includes(quote))).toBe(true);
  const button = answer.buttons.flat().find(({ text }) => text === 'Nguồn');
  expect((await client.post('/taps', { message: answer.id, data: button?.data })).status).toBe(202);
  const page = await reply(events);
  expect(page.text).toContain(quote);
  expect(page.text).toContain('16/8/2025');
  await events.stop();
});

it('says no honestly, in the language of the page', async () => {
  const { client, events } = await conversation('en');
  await client.post('/messages', { text: 'Tell me a joke about penguins' });
  const no = await reply(events);
  expect(no.text).toContain('I could not find an answer in the collection.');
  expect(no.text).toContain('28 Aug 2024');
  expect(no.buttons.flat().map(({ text }) => text)).toEqual(['👍', '👎']);
  await events.stop();
});

it('gives two browsers each their own answer', async () => {
  const [one, other] = await Promise.all([conversation(), conversation()]);
  await Promise.all([
    one.client.post('/messages', { text: 'Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?' }),
    other.client.post('/messages', { text: 'Thư ký Hội đồng An ninh Liên bang Nga tên là gì?' }),
  ]);
  const [first, second] = await Promise.all([reply(one.events), reply(other.events)]);
  expect(first.text).toContain('Abdellatif Ouahbi');
  expect(second.text).toContain('Shoigu Sergey Kuzhugetovich');
  await Promise.all([one.events.stop(), other.events.stop()]);
});

it('answers from what another process has taken in beside it', async () => {
  const text = 'Làng gốm Bảy Ngọn hiện có 39 lò nung đang đỏ lửa ngày đêm.';
  const input = `${JSON.stringify({ id: 'gốm', text, date: '2025-09-01' })}\n`;
  expect((await runCommand(dataDir, ['ingest', '-'], { input })).code).toBe(0);
  const { client, events } = await conversation();
  await client.post('/messages', { text: 'Làng gốm Bảy Ngọn có bao nhiêu lò nung?' });
  const answer = await reply(events);
  expect(answer.text.split('\n')[0]).toBe(text);
  expect(answer.text).toContain('1/9/2025');
  await events.stop();
});

it('answers the question at hand before it ends with 0, and logs no words of anyone', async () => {
  const { client, events } = await conversation();
  const question = 'Công ước Hà Nội được thông qua bằng cách nào?';
  await client.post('/messages', { text: question });
  const stopped = bot.stop('SIGTERM');
  expect((await reply(events)).text).toContain('đồng thuận');
  expect(await events.next()).toBeNull();
  const { code, signal, stderr } = await stopped;
  expect([code, signal]).toEqual([0, null]);
  expect(stderr).not.toMatch(/Công ước|penguins|Abdellatif/u);
  expect(stderr).not.toContain('"level":"error"');
});
