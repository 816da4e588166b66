// /thongke and /thieu over the fake Telegram, on a real log of questions.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFindGaps } from '../../src/app/find-gaps.js';
import { createGatherStatistics, type StatisticsDependencies } from '../../src/app/gather-statistics.js';
import { gapsCommand } from '../../src/cli/gaps.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import type { QuestionLog } from '../../src/core/question-log.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { RECORD } from '../contracts/question-log.js';
import { model } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, type Scene } from './harness.js';
import { ARTICLES } from './sample.js';

const ADMIN = 7;
/** 25/10/2025, 7:00 in Hà Nội. */
const NOW = Date.UTC(2025, 9, 25);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const db = () => memoryDatabase();
let log: QuestionLog;
let scene: Scene;

const words = { frequencies: async () => new Map<string, number>(), total: async () => 42 };
/** A place of its own for each first letter: only what begins alike is alike. */
async function embedQuestion(text: string): Promise<Float32Array> {
  const vector = new Float32Array(64);
  vector[text.charCodeAt(0) % 64] = 1;
  return vector;
}
const gaps = () => createFindGaps({ log, embedder: { model, embedQuestion }, words, clock: () => NOW })();

function figures(over: Partial<StatisticsDependencies> = {}) {
  return createGatherStatistics({
    log,
    store: { count: async () => ARTICLES.length, byAge: async () => ARTICLES.slice(0, 1) },
    words,
    sources: async () => [],
    process: () => ({ memory: 480e6, index: 14e6, database: 61e6, uptime: 27 * HOUR }),
    clock: () => NOW,
    ...over,
  });
}

async function open(over: Partial<StatisticsDependencies> = {}): Promise<Scene> {
  scene = await createScene({
    isAdmin: (user) => user === ADMIN,
    insight: { statistics: figures(over), gaps },
  });
  scene.start();
  return scene;
}

beforeEach(() => {
  log = createQuestionLog(db());
});
afterEach(() => scene?.close());

it('counts the questions of today, a week or a month, as the buttons say', async () => {
  await log.add([
    { ...RECORD, at: NOW - 6 * HOUR, status: 'answered', answerMs: 120 },
    // Yesterday evening, though less than a day ago.
    { ...RECORD, at: NOW - 8 * HOUR, person: 8, answerMs: 480 },
    { ...RECORD, at: NOW - 20 * DAY, person: 9, answerMs: 2000 },
  ]);
  await open({
    followers: async () => 5,
    votes: async () => ({ up: 3, down: 1 }),
    outbox: async () => ({ waiting: 2, failed: 1 }),
  });
  const admin = scene.telegram.user(ADMIN);
  const [message = expect.fail()] = await admin.ask('/thongke');
  expect(message.text).toContain('7 ngày qua');
  expect(message.text).toContain('2 câu hỏi của 2 người, trả lời được 50%');
  expect(message.text).toContain('Một nửa xong trong 120 ms, 95% trong 480 ms');
  for (const line of ['👍 3 · 👎 1', 'Số chat đang theo dõi: 5', '2 đang đợi, 1 không gửi được', 'Kho tin: '])
    expect(message.text).toContain(line);
  expect(message.text).toContain('chỉ mục 14 MB. Đã chạy 1 ngày 3 giờ.');
  expect(buttonsOf(message)).toEqual(['Hôm nay', '✓ 7 ngày', '30 ngày']);
  admin.tap(message, 'Hôm nay');
  await scene.telegram.waitFor(() => message.text.includes('1 câu hỏi của 1 người, trả lời được 100%'));
  admin.tap(message, '30 ngày');
  await scene.telegram.waitFor(() => message.text.includes('3 câu hỏi của 3 người, trả lời được 33%'));
  expect(admin.messages).toHaveLength(1);
});

it('counts no people where it is not kept who asked, or not for as long', async () => {
  await log.add([
    { ...RECORD, at: NOW - 6 * HOUR, status: 'answered' },
    { ...RECORD, at: NOW - 20 * DAY, person: null },
  ]);
  await open({ peopleKeptDays: 7 });
  const [message = expect.fail()] = await scene.telegram.user(ADMIN).ask('/thongke');
  expect(message.text).toContain('1 câu hỏi của 1 người, trả lời được 100%');
  scene.telegram.user(ADMIN).tap(message, '30 ngày');
  await scene.telegram.waitFor(() => message.text.includes('2 câu hỏi, trả lời được 50%'));
  await log.anonymise(NOW);
  const [none] = await scene.telegram.user(ADMIN, { language: 'en' }).ask('/stats');
  expect(none?.text).toContain('1 question, 100% answered');
});

it('says so when nothing was asked, and in English to English readers', async () => {
  await open();
  const [message] = await scene.telegram.user(ADMIN, { language: 'en' }).ask('/stats');
  expect(message?.text).toContain('No questions yet.');
  expect(message?.text).toContain('Running for 1 d 3 h.');
});

it('lists what people asked in vain, with how many and the nearest headline, page by page', async () => {
  const subjects = Array.from({ length: 11 }, (_, i) => `${'abcdefghijk'[i]?.repeat(6)} nào`);
  await log.add(
    subjects.flatMap((text, i) =>
      Array.from({ length: 12 - i }, (_, person) => ({
        ...RECORD,
        at: NOW - DAY,
        text: `${text} <b>?`,
        subject: text,
        person,
        nearest: i === 0 ? 'Tin & ảnh' : null,
      })),
    ),
  );
  await log.add([{ ...RECORD, at: NOW - 31 * DAY, text: 'đã lâu rồi', subject: 'lau', person: 1 }]);
  await open();
  const admin = scene.telegram.user(ADMIN);
  const [first = expect.fail()] = await admin.ask('/thieu');
  expect(first.text).toContain(
    '1. aaaaaa nào <b>?\n12 người, 12 lần · mới nhất 24/10/2025\nBài gần nhất: Tin & ảnh',
  );
  expect(first.text).not.toContain('đã lâu rồi');
  admin.tap(first, '›');
  await scene.telegram.waitFor(() => first.text.includes('11. kkkkkk nào'));
  expect(first.text).toContain('2 người, 2 lần');
});

it('keeps both from those who do not run the bot', async () => {
  await log.add([{ ...RECORD, at: NOW }]);
  await open();
  const user = scene.telegram.user(8);
  for (const command of ['/thongke', '/thieu'])
    expect((await user.ask(command))[0]?.text).toContain('chỉ dành cho người quản trị');
  const [message = expect.fail()] = await user.ask('/help');
  const presses = ['a:s:7', 'a:g:1'].map((data) => user.tapData(message, data));
  await scene.telegram.waitFor(() => presses.every(({ answer }) => answer));
  expect(presses.map(({ answer }) => answer?.text)).toEqual(
    Array(2).fill(expect.stringContaining('người quản trị')),
  );
  const [none] = await scene.telegram.user(ADMIN, { language: 'en' }).ask('/gaps');
  expect(none?.text).toContain('Giá vàng hôm nay?');
});

it('prints the same for programs and for people', async () => {
  await log.add([{ ...RECORD, at: NOW }]);
  const terminal = wordsOf(loadPrompts(`${projectRoot}/prompts`, 'terminal'), 'vi');
  const [json, table] = [captureOutput(), captureOutput()];
  await gapsCommand({ json: true }, { find: gaps, words: terminal, out: json.output });
  await gapsCommand({}, { find: gaps, words: terminal, out: table.output });
  const { text: example } = RECORD;
  expect(JSON.parse(json.text())).toEqual([
    {
      example,
      wordings: [example],
      people: 1,
      questions: 1,
      nearest: 'Giá bạc',
      last: new Date(NOW).toISOString(),
    },
  ]);
  expect(table.text()).toContain('Giá vàng hôm nay?');
  expect(table.text()).toContain('1 điều được hỏi');
});

it('tells of no index where the database keeps it', async () => {
  await open({ process: () => ({ memory: 480e6, index: null, database: 61e6, uptime: 27 * HOUR }) });
  const [message] = await scene.telegram.user(ADMIN).ask('/thongke');
  expect(message?.text).toContain('Bộ nhớ 480 MB, cơ sở dữ liệu 61 MB. Đã chạy');
});
