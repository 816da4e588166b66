// Buttons of a killed process, through the real product: after the restart every one works, and after its time is over
// every one says kindly why not.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { createWorkplace, type Running, startListening, type Workplace } from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const SEVERAL = 'Bộ trưởng Lương Tam Quang đã đề cập nạn buôn người trong những cuộc gặp nào?';
const DATED = 'Ngày 29/5/2025, ai tham dự Hội nghị quốc tế về an ninh tại Nga?';
const NO_DAY = 'Ngày 1/6/2025, Bộ trưởng Lương Tam Quang đã gặp ai ở Nga?';
const MENUS = ['/ngonngu', '/dinhchinh', '/xoa'];
const TOO_OLD = 'Nút này đã quá cũ. Bạn hỏi lại giúp tôi nhé.';
/** Buttons that need no memory: they show or change what holds now. */
const OF_NOW = /^[ldx]:/u;

interface Button {
  readonly message: BotMessage;
  readonly data: string;
}

describe('buttons', () => {
  let place: Workplace;
  let dataDir: string;
  let telegram: FakeTelegram;
  let bot: Running;
  let user: FakeUser;
  let buttons: Button[];

  async function start(): Promise<void> {
    bot = await startListening(dataDir, telegram);
  }

  /** Taps one after the other, and gives what each tap was answered with. */
  async function tapAll(tapped: readonly Button[]): Promise<Array<{ data: string; text: string }>> {
    const answers = [];
    for (const { message, data } of tapped) {
      const press = user.tapData(message, data);
      answers.push({ data, text: (await telegram.waitFor(() => press.answer)).text });
    }
    return answers;
  }

  beforeAll(async () => {
    place = await createWorkplace();
    dataDir = await sampleCollection(place);
    telegram = await startFakeTelegram();
    user = telegram.user(1000);
    await start();
    for (const question of [SEVERAL, DATED, NO_DAY]) await user.ask(question);
    await user.ask('/nguon');
    const answer = user.messages.find((message) => buttonsOf(message).includes('Nguồn'));
    user.tap(answer ?? expect.fail(), 'Nguồn');
    for (const menu of MENUS) await user.ask(menu);
    // What is handled after all that is told after all that.
    user.send('/help');
    await telegram.waitFor(() => user.messages.some(({ text }) => text.startsWith('Cách dùng')));
    buttons = user.messages.flatMap((message) =>
      message.keyboard
        .flat()
        .flatMap(({ callback_data: data }) => (data === undefined ? [] : [{ message, data }])),
    );
    await bot.stop('SIGKILL');
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await telegram.close();
    await place.remove();
  });

  it('are of every kind', () => {
    const kinds = new Set(buttons.map(({ data }) => data.replace(/:.*:/u, ':…:')));
    for (const kind of ['s:…:0', 's:…:2', 'w:…:any', 'w:…:before', 'l:en', 'd:off', 'x:yes', 'x:no'])
      expect([...kinds]).toContain(kind);
  });

  it('work after the process was killed', async () => {
    await start();
    const harmless = buttons.filter(({ data }) => data !== 'x:yes' && data !== 'l:en');
    const answers = await tapAll(harmless);
    expect(answers.filter(({ text }) => text === TOO_OLD || text.startsWith('Xin lỗi'))).toEqual([]);
    await bot.stop('SIGKILL');
  });

  it('say that they are too old once their time is over, but for those that need no memory', async () => {
    const db = openDatabase(join(dataDir, 'trichdan.sqlite'));
    db.exec('UPDATE answers SET given_at = 0; UPDATE bot_state SET at = 0');
    db.close();
    await start();
    const old = buttons.filter(({ data }) => !OF_NOW.test(data));
    const texts = new Set((await tapAll(old)).map(({ text }) => text));
    expect([...texts]).toEqual([TOO_OLD]);
    const [now, ...others] = await tapAll(buttons.filter(({ data }) => data === 'd:off' || data === 'x:yes'));
    expect([now?.text, ...others.map(({ text }) => text)]).toEqual(['', '']);
    await telegram.waitFor(() => user.messages.some(({ text }) => text.startsWith('Đã xóa hẳn')));
    expect(bot.stderr()).toBe('');
  });
});
