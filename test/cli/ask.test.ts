// The `ask` command in words, run as people run it: quotes with their sources, an honest no, and exit codes.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDay } from '../../src/core/dates.js';
import { projectRoot } from '../../src/project-root.js';
import {
  createWorkplace,
  printedArticles,
  runCommand,
  startCommand,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const QUESTION = 'Bộ Công an Việt Nam hiện đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?';

let place: Workplace;
let dataDir: string;

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await sampleCollection(place);
});
afterAll(() => place.remove());

it('prints the quote verbatim with its date, without colours in a pipe', async () => {
  const { code, stdout, stderr } = await runCommand(dataDir, ['ask', QUESTION]);
  expect([code, stderr]).toEqual([0, '']);
  const [, quote = ''] = /“([^”]*164 cơ quan[^”]*)”/u.exec(stdout) ?? [];
  const article = (await printedArticles(dataDir)).get('000_568ef09292876e92.txt');
  expect(article?.text).toContain(quote);
  expect(quote).not.toBe('');
  expect(stdout).toContain(`${article?.title} · ${formatDay('2025-08-16', 'vi')}`);
  expect(stdout).not.toContain('\u001B');
});

it('takes a question of several words without quotation marks for one question', async () => {
  const { code, stdout } = await runCommand(dataDir, ['ask', ...QUESTION.split(' ')]);
  expect([code, stdout.includes('164 cơ quan')]).toEqual([0, true]);
});

it('says no in words, with the span of the collection, and ends with 3', async () => {
  const { code, stdout, stderr } = await runCommand(dataDir, ['ask', 'Cách nấu phở bò gia truyền?']);
  expect([code, stderr]).toEqual([3, '']);
  expect(stdout).toContain('Tôi không tìm thấy câu trả lời trong kho tin.');
  expect(stdout).toContain('Kho tin: 28/8/2024 – 25/10/2025');
  expect(stdout).not.toMatch(/^\d\. /mu);
});

it('names the nearest days when those asked about have nothing, and passes over them when told to', async () => {
  const question = 'Ngày 1/3/2025, Bộ Công an đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?';
  const timed = await runCommand(dataDir, ['ask', question]);
  expect(timed.code).toBe(3);
  expect(timed.stdout).toContain('Không có bài nào của khoảng thời gian này.');
  expect(timed.stdout).toContain('Trong ngày 1/3/2025 (“Ngày 1/3/2025”)');
  expect(timed.stdout).toContain('Những ngày gần nhất có bài: 28/8/2024 và 29/5/2025');
  const before = await runCommand(dataDir, ['ask', 'trước Tết 2024 có gì?']);
  expect(before.stdout).toContain('Đến 9/2/2024 (“trước Tết 2024”)');
  const any = await runCommand(dataDir, ['ask', '--any-time', question]);
  expect([any.code, any.stdout.includes('164 cơ quan')]).toEqual([0, true]);
  expect(any.stdout).not.toContain('Trong khoảng');
});

it('says that a day is in no calendar', async () => {
  const { code, stdout } = await runCommand(dataDir, ['ask', 'Ngày 30/2/2025 Bộ trưởng gặp ai?']);
  expect([code, stdout.includes('Trong lịch không có “Ngày 30/2/2025”.')]).toEqual([3, true]);
});

it('answers in English when told so', async () => {
  const settings = { INTERFACE_LANGUAGE: 'en' };
  const { stdout } = await runCommand(dataDir, ['ask', 'How do I cook pho?'], settings);
  expect(stdout).toContain('collection');
  expect(stdout).not.toContain('Kho tin');
});

it('refuses no question and one that is too long with a line and ends with 2', async () => {
  for (const question of ['', 'dài '.repeat(200)]) {
    const { code, stdout, stderr } = await runCommand(dataDir, ['ask', question]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^.+\n$/u);
  }
});

it('fills an empty collection from the articles folder before the first question', async () => {
  const { code, stdout } = await runCommand(await place.dataDir(), ['ask', QUESTION]);
  expect([code, stdout.includes('164 cơ quan')]).toEqual([0, true]);
});

it('says that the collection is empty where there is nothing to fill it from', async () => {
  const empty = join(place.folder, 'no-articles');
  await mkdir(empty);
  const outcome = await runCommand(await place.dataDir(), ['ask', QUESTION], { ARTICLES_DIR: empty });
  expect(outcome.code).toBe(3);
  expect(outcome.stdout).toContain('Kho tin chưa có bài nào.');
  expect(outcome.stderr).toContain(empty);
});

it.each([
  ['ask', '--jsonl'],
  ['articles', '--json'],
])('ends quietly when the reader of %s %s has gone', async (...args) => {
  const running = startCommand(dataDir, args);
  running.child.stdout?.destroy();
  running.child.stdin?.end(`${JSON.stringify({ id: 1, question: QUESTION })}\n`.repeat(20));
  const { code, signal, stderr } = await running.ended;
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
});

it('prints only JSON lines through npm run --silent', async () => {
  const npm = spawn('npm', ['run', '--silent', '--ignore-scripts', 'ask', '--', '--jsonl'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, BOT_TOKEN: '', DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  npm.stdin.end(`${JSON.stringify({ id: 'a', question: QUESTION })}\n`);
  let stdout = '';
  for await (const part of npm.stdout.setEncoding('utf8')) stdout += part;
  expect(stdout.split('\n')).toHaveLength(2);
  expect(JSON.parse(stdout)).toMatchObject({ id: 'a', status: 'answered' });
});
