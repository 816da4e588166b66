// Who is let through over the fake Telegram, how much each may ask, and /chan and /bochan of those who run the bot.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { againData } from '../../src/bot/callback-data.js';
import type { BotDeps } from '../../src/bot/create-bot.js';
import type { Access } from '../../src/bot/features/access-guard.js';
import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import type { Database } from '../../src/store/database.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, type Scene } from './harness.js';

const ADMIN = 7;
const GROUP = -100;
const START = Date.UTC(2025, 9, 25);

let db: Database;
let now: number;
let scene: Scene;
const scenes: Scene[] = [];

beforeEach(() => {
  db = memoryDatabase();
  now = START;
});
afterEach(async () => {
  for (const one of scenes.splice(0)) await one.close();
  db.close();
});

async function open(access: Partial<Access> = {}, more: Partial<BotDeps> = {}): Promise<Scene> {
  const stores = { list: createAccessList(db), allowances: createAllowanceStore(db) };
  scene = await createScene({
    access: { mode: 'open', allowed: [], ...stores, perMinute: 10, perDay: 300, ...access },
    isAdmin: (user) => user === ADMIN,
    clock: () => now,
    ...more,
  });
  scenes.push(scene);
  scene.start();
  return scene;
}

/** Waits until all that was sent to the bot has been handled. */
async function settled(): Promise<void> {
  await vi.waitUntil(
    async () => scene.telegram.pending.length === 0 && (await scene.inbox.unfinished()).length === 0,
    {
      timeout: 5000,
      interval: 5,
    },
  );
}

describe('limits', () => {
  it('answer as many questions as there are, say once when to ask again, and then are silent', async () => {
    await open({ perMinute: 3 });
    const user = scene.telegram.user(8);
    for (let i = 0; i < 9; i++) user.send(`Câu ${i}?`);
    await settled();
    expect(scene.asked).toEqual(['Câu 0?', 'Câu 1?', 'Câu 2?']);
    const said = user.messages.filter(({ text }) => text.includes('Hỏi lại sau'));
    expect(said.map(({ text }) => text)).toEqual([
      'Bạn hỏi nhanh quá, tôi chưa kịp trả lời. Hỏi lại sau 20 giây nhé.',
    ]);
    now += 20_000;
    await user.ask('Câu cuối?');
    expect(scene.asked.at(-1)).toBe('Câu cuối?');
  });

  it('are not filled by a restart', async () => {
    await open({ perMinute: 2 });
    const user = scene.telegram.user(8);
    await user.ask('Một?');
    await user.ask('Hai?');
    await open({ perMinute: 2 });
    const [refused] = await scene.telegram.user(8).ask('Ba?');
    expect(refused?.text).toContain('Hỏi lại sau 30 giây');
    expect(scene.asked).toEqual([]);
  });

  it('hold for each by themselves, and never for admins nor for what costs nothing', async () => {
    await open({ perMinute: 1, perDay: 2 });
    for (const id of [8, 9]) await scene.telegram.user(id).ask('Ai?');
    const admin = scene.telegram.user(ADMIN);
    for (let i = 0; i < 5; i++) await admin.ask('Ai?');
    const user = scene.telegram.user(8, { language: 'en' });
    for (let i = 0; i < 5; i++) expect((await user.ask('/help'))[0]?.text).toContain('/ask');
    now += 60_000;
    await user.ask('Ai?');
    now += 60_000;
    const [refused] = await user.ask('Ai?');
    expect(refused?.text).toBe("You have used up today's questions. Please ask again in 12 hours.");
    expect(scene.asked).toHaveLength(8);
  });

  it('count a question asked again by a button as half of one', async () => {
    await open({ perMinute: 2 });
    const user = scene.telegram.user(8);
    const [answer = expect.fail()] = await user.ask('Ai?');
    const presses = [1, 2, 3].map(() => user.tapData(answer, againData('gone', 'any')));
    await settled();
    expect(presses.map((press) => press.answer?.text)).toEqual([
      expect.stringContaining('quá cũ'),
      expect.stringContaining('quá cũ'),
      'Bạn hỏi nhanh quá, tôi chưa kịp trả lời. Hỏi lại sau 15 giây nhé.',
    ]);
  });

  it('of a group are three times those of a person', async () => {
    await open({ perMinute: 2 });
    const members = [8, 9, 10, 11].map((id) => scene.telegram.user(id, { group: GROUP }));
    for (const member of members) for (const word of ['Một', 'Hai']) member.send(`/ask ${word}?`);
    members[0]?.send('chuyện riêng của nhóm');
    await settled();
    expect(scene.asked).toHaveLength(6);
    expect(members[0]?.messages.filter(({ text }) => text.includes('Hỏi lại sau'))).toHaveLength(1);
  });

  it('of an anonymous admin are those of the group, not of all anonymous admins', async () => {
    await open({ perMinute: 1 });
    const [one, other] = [GROUP, GROUP - 1].map((id) => scene.telegram.user(8, { group: id }));
    for (const user of [one, other]) for (let i = 0; i < 4; i++) user?.write('/ask Ai?', { as: 'anonymous' });
    await settled();
    expect(scene.asked).toHaveLength(6);
  });

  it('are none where they are set to 0', async () => {
    await open({ perMinute: 0, perDay: 0 });
    const user = scene.telegram.user(8);
    for (let i = 0; i < 30; i++) user.send('Ai?');
    await settled();
    expect(scene.asked).toHaveLength(30);
  });
});

describe('what is typed inline', () => {
  it('is given nothing when it is more than a quarter of a question each allows, or from who was shut out', async () => {
    await open({ perMinute: 1, perDay: 0 });
    const user = scene.telegram.user(8);
    for (const query of ['', 'giá', 'giá v', 'giá và', 'giá vàn', 'giá vàng']) {
      const typed = user.askInline(query);
      await scene.telegram.waitFor(() => typed.answer);
    }
    const over = user.askInline('giá vàng sjc');
    await scene.telegram.waitFor(() => over.answer);
    expect(over.answer).toMatchObject({ results: [], personal: true, cacheTime: 10 });
    await scene.telegram.user(ADMIN).ask('/chan 9');
    const blocked = scene.telegram.user(9).askInline('giá vàng');
    await scene.telegram.waitFor(() => blocked.answer);
    expect(blocked.answer?.results).toEqual([]);
    expect(scene.asked).toEqual(['giá v', 'giá và', 'giá vàn', 'giá vàng']);
  });
});

describe('/chan and /bochan', () => {
  it('take whom a forwarded message is from, unless it hides that', async () => {
    await open();
    const admin = scene.telegram.user(ADMIN);
    const forwarded = admin.forward(scene.telegram.user(8, { group: GROUP }).write('quảng cáo'));
    await settled();
    const ask = async (options: Parameters<typeof admin.write>[1], text: string) => {
      const before = admin.messages.length;
      admin.write(text, options);
      await scene.telegram.waitFor(() => admin.messages.length > before);
      return admin.messages[before]?.text;
    };
    expect(await ask({ replyTo: forwarded }, '/chan gửi quảng cáo')).toContain('Đã chặn 8.');
    expect((await createAccessList(db).of(8))?.reason).toBe('gửi quảng cáo');
    const hidden = structuredClone(forwarded);
    Object.assign(hidden.message, {
      forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'Ai đó' },
    });
    expect(await ask({ replyTo: hidden }, '/chan')).toContain('giấu tên');
  });

  it('shut somebody out, who hears of it once, and let them in again by a button', async () => {
    await open();
    const admin = scene.telegram.user(ADMIN);
    const [done] = await admin.ask('/chan 8 quảng cáo <b>');
    expect(done?.text).toContain('Đã chặn 8.');
    const user = scene.telegram.user(8);
    for (const text of ['Ai?', '/help', 'Ai?']) user.send(text);
    const inGroup = scene.telegram.user(8, { group: GROUP });
    inGroup.send('/ask Ai?');
    await settled();
    expect(user.messages.map(({ text }) => text)).toEqual([expect.stringContaining('đã chặn bạn')]);
    expect(inGroup.messages).toEqual([]);
    expect(scene.asked).toEqual([]);

    const [listed = expect.fail()] = await admin.ask('/block');
    expect(listed.text).toContain('8 · 25/10/2025 · quảng cáo <b>');
    admin.tap(listed, 'Bỏ chặn 8');
    await scene.telegram.waitFor(() => listed.text.includes('Đã bỏ chặn 8.'));
    expect(listed.text).toContain('Chưa chặn ai.');
    await user.ask('Ai?');
    expect(scene.asked).toEqual(['Ai?']);
  });

  it('silence a whole group but for admins', async () => {
    await open();
    await scene.telegram.user(ADMIN).ask(`/chan ${GROUP}`);
    const member = scene.telegram.user(8, { group: GROUP });
    for (const text of ['chuyện', '/ask Ai?', '/ask Ai?']) member.send(text);
    await settled();
    expect(member.messages).toHaveLength(1);
    await scene.telegram.user(ADMIN, { group: GROUP }).ask('/ask Ai?');
    expect(scene.asked).toEqual(['Ai?']);
  });

  it('silence a channel without a word', async () => {
    await open();
    const channel = scene.telegram.channel(-1009);
    channel.post('/riengtu');
    await scene.telegram.waitFor(() => channel.messages.length > 0);
    await scene.telegram.user(ADMIN).ask('/chan -1009');
    channel.post('/riengtu');
    await settled();
    expect(channel.messages).toHaveLength(1);
  });

  it('never shut out an admin, and say what they did not understand', async () => {
    await open();
    const admin = scene.telegram.user(ADMIN);
    expect((await admin.ask(`/chan ${ADMIN}`))[0]?.text).toBe('Không chặn được người quản trị.');
    expect((await admin.ask('/chan @ai_do'))[0]?.text).toContain('/chan SỐ lý do');
    expect((await admin.ask('/chan 9999999999999999'))[0]?.text).toContain('/chan SỐ lý do');
    expect((await admin.ask('/bochan 8'))[0]?.text).toBe('8 không bị chặn.');
    expect((await admin.ask('/chan'))[0]?.text).toContain('Chưa chặn ai.');
  });

  it('are refused to others, also by their buttons', async () => {
    await open();
    const user = scene.telegram.user(8);
    const [refused = expect.fail()] = await user.ask('/chan 9');
    expect(refused.text).toContain('chỉ dành cho người quản trị');
    await scene.telegram.user(ADMIN).ask('/chan 9');
    const press = user.tapData(refused, 'a:u:9');
    await scene.telegram.waitFor(() => press.answer);
    expect(press.answer?.text).toContain('chỉ dành cho người quản trị');
    expect((await createAccessList(db).of(9))?.decision).toBe('blocked');
  });

  it('turn the pages of a long list', async () => {
    await open();
    const list = createAccessList(db);
    for (let id = 1001; id <= 1010; id++)
      await list.decide({ id, decision: 'blocked', reason: '', at: START + id });
    const admin = scene.telegram.user(ADMIN);
    const [first = expect.fail()] = await admin.ask('/chan');
    expect(buttonsOf(first)).toContain('1/2');
    admin.tap(first, '›');
    await scene.telegram.waitFor(() => first.text.includes('1001'));
    expect(first.text).not.toContain('1010');
  });
});

describe('listed mode', () => {
  it('tells others once a day how to be let in, and lets in whom /bochan names', async () => {
    await open({ mode: 'listed', allowed: [9] });
    await scene.telegram.user(9).ask('Ai?');
    const user = scene.telegram.user(8);
    const [told] = await user.ask('Ai?');
    expect(told?.text).toContain('gửi số định danh của bạn cho người quản trị: 8');
    user.send('Ai?');
    await settled();
    expect(user.messages).toHaveLength(1);
    now += 86_400_000;
    user.send('Ai?');
    await settled();
    expect(user.messages).toHaveLength(2);
    const [letIn] = await scene.telegram.user(ADMIN).ask('/bochan 8');
    expect(letIn?.text).toBe('Đã cho 8 vào.');
    await user.ask('Ai?');
    expect(scene.asked).toEqual(['Ai?', 'Ai?']);
    const [listed] = await scene.telegram.user(ADMIN).ask('/chan');
    expect(listed?.text).toContain('Được vào (2): 9, 8');
  });

  it('keeps groups out until the group or the member is listed, without a word to who does not ask', async () => {
    await open({ mode: 'listed', allowed: [GROUP] });
    const elsewhere = scene.telegram.user(8, { group: -200 });
    elsewhere.send('chuyện riêng');
    elsewhere.send('/ask Ai?');
    await scene.telegram.user(8, { group: GROUP }).ask('/ask Ai?');
    await settled();
    expect(elsewhere.messages.map(({ text }) => text)).toEqual([expect.stringContaining('-200')]);
    expect(scene.asked).toEqual(['Ai?']);
  });
});
