// A question's way on Telegram through the real product: a process over a fake Bot API server, real model and database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import {
  createWorkplace,
  type PrintedArticle,
  printedArticles,
  type Running,
  startBot,
  startListening,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const AGENCIES = 'Bộ Công an Việt Nam hiện đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?';
const MAROCCO = 'Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?';
const SECURITY = 'Thư ký Hội đồng An ninh Liên bang Nga tên là gì?';
const NOWHERE = 'Kể cho tôi nghe một chuyện cười đi';

let place: Workplace;
let filled: string;
let articles: ReadonlyMap<string, PrintedArticle>;

beforeAll(async () => {
  place = await createWorkplace();
  filled = await sampleCollection(place);
  articles = await printedArticles(filled);
});
afterAll(() => place.remove());

const listening = (dataDir: string, telegram: FakeTelegram): Promise<Running> =>
  startListening(dataDir, telegram, { LOG_LEVEL: 'debug' });

function quoteOf(message: BotMessage | undefined): string {
  const [quote = ''] = message === undefined ? [] : textsOf(message, 'blockquote');
  return quote;
}

describe('a bot on Telegram', () => {
  let telegram: FakeTelegram;
  let bot: Running;
  let nextUser = 1000;
  const someone = (language = 'vi') => telegram.user(nextUser++, { language });

  beforeAll(async () => {
    telegram = await startFakeTelegram();
    bot = await listening(await place.dataDir(filled), telegram);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await telegram.close();
  });

  it('greets, and has told Telegram its commands in both languages', async () => {
    const [greeting] = await someone().ask('/start');
    expect(greeting?.text).toMatch(/^Chào bạn/u);
    await telegram.waitFor(() => telegram.commands.has('') && telegram.commands.has('en'));
    expect(telegram.commands.get('')?.map(({ command }) => command)).toContain('nguon');
  });

  it('answers a plain question with a verbatim quote and its date', async () => {
    const [answer] = await someone().ask(AGENCIES);
    const quote = quoteOf(answer);
    expect(quote).toContain('164 cơ quan');
    expect(articles.get('000_568ef09292876e92.txt')?.text).toContain(quote);
    expect(answer?.text).toContain('16/8/2025');
    expect(answer === undefined ? [] : linksOf(answer)).toEqual([]);
  });

  it('shows the passage around the quote behind "Nguồn", page after page and back', async () => {
    const user = someone();
    const [answer] = await user.ask(
      'Bộ trưởng Lương Tam Quang đã đề cập nạn buôn người trong những cuộc gặp nào?',
    );
    if (answer === undefined) throw new Error('There is no answer.');
    const quotes = textsOf(answer, 'blockquote');
    expect(quotes.length).toBeGreaterThan(1);
    const press = user.tap(answer, 'Nguồn');
    const page = await telegram.waitFor(() => user.messages[1]);
    expect(press.answer).toEqual({ text: '', alert: false });
    expect(page.replyTo).toBe(answer.id);
    expect(textsOf(page, 'bold')).toEqual([quotes[0]]);
    const passage = quoteOf(page).replace(/^…|…$/gu, '');
    expect(passage.length).toBeGreaterThan(quotes[0]?.length ?? 0);
    const bodies = [...articles.values()].flatMap(({ text, captions }) => [text, ...captions]);
    expect(bodies.some((body) => body.includes(passage))).toBe(true);
    user.tap(page, '›');
    await telegram.waitFor(() => page.edits === 1);
    expect(textsOf(page, 'bold')).toEqual([quotes[1]]);
    user.tap(page, '‹');
    await telegram.waitFor(() => page.edits === 2);
    expect(textsOf(page, 'bold')).toEqual([quotes[0]]);
  });

  it('finds the article of 31/05 for "ngày 29/5/2025", and asks again without the days at a tap', async () => {
    const user = someone();
    const [answer] = await user.ask('Ngày 29/5/2025, ai tham dự Hội nghị quốc tế về an ninh tại Nga?');
    if (answer === undefined) throw new Error('There is no answer.');
    expect(answer.text).toContain('Trong ngày 29/5/2025');
    expect(articles.get('002_d5760d875a26d581.txt')?.text).toContain(quoteOf(answer));
    expect(answer.text).toContain('31/5/2025');
    user.tap(answer, 'Bỏ lọc thời gian');
    const again = await telegram.waitFor(() => user.messages[1]);
    expect(again.replyTo).toBe(answer.id);
    expect(again.text).not.toContain('Trong ngày');
  });

  it('offers the nearest day that has something, and answers for it at a tap', async () => {
    const user = someone();
    const [none] = await user.ask('Ngày 1/6/2025, Bộ trưởng Lương Tam Quang đã gặp ai ở Nga?');
    if (none === undefined) throw new Error('There is no answer.');
    expect(none.text).toContain('Những ngày gần nhất có bài: 31/5/2025 và 16/8/2025');
    user.tap(none, 'Xem ngày 31/5/2025');
    const answer = await telegram.waitFor(() => user.messages[1]);
    expect(articles.get('002_d5760d875a26d581.txt')?.text).toContain(quoteOf(answer));
    expect(answer.text).toContain('Trong ngày 31/5/2025');
  });

  it('asks the same question again for what is newer alone, and says when nothing there answers it', async () => {
    const user = someone();
    const [answer = expect.fail()] = await user.ask('Bộ trưởng Lương Tam Quang gặp ai ngày 29/5/2025?');
    user.tap(answer, 'Mới hơn ›');
    const newer = await telegram.waitFor(() => user.messages[1]);
    expect(newer.replyTo).toBe(answer.id);
    expect(newer.text).toContain('Trong khoảng 1/6/2025 – ');
    expect(newer.text).not.toContain('31/5/2025');
    user.tap(answer, '‹ Cũ hơn');
    const older = await telegram.waitFor(() => user.messages[2]);
    expect(older.text).toContain('Đến 30/5/2025');
    expect(older.text).not.toContain('31/5/2025');
  });

  it('shows the sources of the last answer on /nguon, and says so when there is none', async () => {
    const user = someone();
    const [none] = await user.ask('/nguon');
    expect(none?.text).toContain('Chưa có câu trả lời nào');
    const [answer] = await user.ask(MAROCCO);
    const [page] = await user.ask('/nguon');
    expect(page && textsOf(page, 'bold')).toEqual([quoteOf(answer)]);
  });

  it('says no honestly, with the span of the collection and without any quote or way to its sources', async () => {
    const [no] = await someone().ask(NOWHERE);
    expect(no?.text).toContain('Tôi không tìm thấy câu trả lời trong kho tin.');
    expect(no?.text).toContain('Kho tin: 28/8/2024 – 25/10/2025');
    expect(no && textsOf(no, 'blockquote')).toEqual([]);
    expect(no?.keyboard.flat().map(({ text }) => text)).toEqual(['👍', '👎']);
    const long = [...articles.values()].flatMap(({ text }) => text.split(/(?<=[.!?])\s+/u));
    expect(long.filter((sentence) => sentence.length > 40 && no?.text.includes(sentence))).toEqual([]);
  });

  it('understands a question without marks', async () => {
    const [answer] = await someone().ask('viet nam tham gia asean duoc gan bao nhieu nam roi');
    expect(answer && textsOf(answer, 'blockquote').join()).toContain('gần 30 năm');
  });

  it('answers English questions with Vietnamese quotes and English words around them', async () => {
    const user = someone('en');
    const [answer] = await user.ask('Who is the Secretary General of ASEAN?');
    expect(answer && textsOf(answer, 'blockquote').join()).toContain('Kao Kim Hourn');
    expect(answer?.keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ['Sources', 'Follow'],
      ['Newer ›'],
      ['👍', '👎', 'Share'],
    ]);
  });

  it('says that it reads only text when a picture comes', async () => {
    const user = someone();
    user.sendOther('photo', { caption: 'một tấm ảnh' });
    const message = await telegram.waitFor(() => user.messages[0]);
    expect(message.text).toContain('Tôi chỉ đọc được chữ');
  });

  it('gives each of two people who ask at once their own answer', async () => {
    const [one, other] = [someone(), someone()];
    const [[first], [second]] = await Promise.all([one.ask(MAROCCO), other.ask(SECURITY)]);
    expect(first?.text).toContain('Abdellatif Ouahbi');
    expect(second?.text).toContain('Shoigu Sergey Kuzhugetovich');
    expect([one.messages, other.messages].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('answers an update once that Telegram delivers twice', async () => {
    const user = someone();
    const update = user.send(MAROCCO);
    await telegram.waitFor(() => user.messages.length === 1);
    telegram.repeat(update);
    await user.ask('/help');
    expect(user.messages.map(({ text }) => text.slice(0, 8))).toEqual([
      user.messages[0]?.text.slice(0, 8),
      'Cách dùn',
    ]);
  });

  it('lives through what Telegram refuses and breaks off', async () => {
    telegram.fail('sendMessage', { kind: 'blocked' });
    const gone = someone();
    gone.send(AGENCIES);
    telegram.fail('getUpdates', { kind: 'unsent' });
    const [answer] = await someone().ask(MAROCCO);
    expect(answer?.text).toContain('Abdellatif Ouahbi');
  });

  it('logs neither token nor questions nor quotes, even at debug', async () => {
    const log = bot.stderr();
    expect(log).toContain('"level":"warn"');
    for (const secret of [telegram.token, telegram.token.split(':')[1] ?? '', AGENCIES, MAROCCO, NOWHERE])
      expect(log).not.toContain(secret);
    const sentences = telegram.messages.flatMap((message) => textsOf(message, 'blockquote'));
    expect(sentences.filter((sentence) => log.includes(sentence.slice(0, 40)))).toEqual([]);
    expect(bot.stdout()).not.toContain(telegram.token);
  });
});

describe('a bot that is stopped in the middle of a question', () => {
  /** A process whose answer to the first question Telegram has just put off, so that it is surely in flight. */
  async function inFlight(retryAfter: number) {
    const telegram = await startFakeTelegram();
    const dataDir = await place.dataDir(filled);
    const bot = await listening(dataDir, telegram);
    const user = telegram.user(1);
    const [earlier] = await user.ask(SECURITY);
    if (earlier === undefined) throw new Error('There is no answer.');
    const sent = telegram.callsOf('sendMessage').length;
    telegram.fail('sendMessage', { kind: 'too-many', retryAfter });
    user.send(AGENCIES);
    await telegram.waitFor(() => telegram.callsOf('sendMessage').length > sent);
    return { telegram, dataDir, bot, user, earlier };
  }

  it('answers it before it ends with 0 on SIGTERM', async () => {
    const { telegram, bot, user } = await inFlight(1);
    const { code, signal, stderr } = await bot.stop('SIGTERM');
    expect([code, signal]).toEqual([0, null]);
    expect(stderr).not.toContain('"level":"error"');
    expect(user.messages.map((message) => quoteOf(message).includes('164 cơ quan'))).toEqual([false, true]);
    expect(telegram.pending).toEqual([]);
    await telegram.close();
  });

  it('answers it exactly once after SIGKILL and a new start, and old buttons still work', async () => {
    const { telegram, bot, user, earlier, dataDir } = await inFlight(30);
    expect((await bot.stop('SIGKILL')).signal).toBe('SIGKILL');
    const waiting = user.send(MAROCCO);
    expect(user.messages).toHaveLength(1);
    const again = await listening(dataDir, telegram);
    await telegram.waitFor(() => user.messages.length === 3);
    telegram.repeat(waiting);
    await user.ask('/help');
    const [, second, third, help] = user.messages;
    expect(quoteOf(second)).toContain('164 cơ quan');
    expect(third?.text).toContain('Abdellatif Ouahbi');
    expect(help?.text).toContain('Cách dùng');
    user.tap(earlier, 'Nguồn');
    const page = await telegram.waitFor(() => user.messages[4]);
    expect(textsOf(page, 'bold')).toEqual([quoteOf(earlier)]);
    expect((await again.stop('SIGTERM')).code).toBe(0);
    expect(user.messages).toHaveLength(5);
    await telegram.close();
  });
});

describe('a bot that cannot begin', () => {
  it('says in one line that Telegram refuses the token, without the token, and ends with 1', async () => {
    const telegram = await startFakeTelegram();
    const token = `4242:${'wrong-'.repeat(6)}`;
    const settings = { BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.apiRoot };
    const { code, stdout, stderr } = await startBot(filled, settings).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]*BOT_TOKEN[^\n]*\n$/u);
    expect(stdout + stderr).not.toContain('wrong-');
    await telegram.close();
  });

  it('keeps trying while Telegram is out of reach, says so, and still ends at once on SIGINT', async () => {
    const token = '4242:fake-fake-fake-fake-fake-fake';
    const bot = startBot(await place.dataDir(filled), { BOT_TOKEN: token });
    await bot.line(/"level":"warn".*trying again/u);
    const { code, signal, stderr } = await bot.stop('SIGINT');
    expect([code, signal]).toEqual([0, null]);
    expect(stderr).not.toContain('fake-fake');
  });
});
