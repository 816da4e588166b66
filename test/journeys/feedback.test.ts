// A vote's way: from the thumbs under an answer on Telegram, by `feedback`, into a set of questions that `eval` reads.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedbackRow } from '../../src/core/votes.js';
import { textsOf } from '../support/fake-telegram/read-back.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import {
  createWorkplace,
  type Running,
  runCommand,
  startListening,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const AGENCIES = 'Bộ Công an Việt Nam hiện đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?';
const SECURITY = 'Thư ký Hội đồng An ninh Liên bang Nga tên là gì?';

let place: Workplace;
let dataDir: string;
let telegram: FakeTelegram;
let bot: Running;

const rowsOf = (stdout: string): FeedbackRow[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FeedbackRow);

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await sampleCollection(place);
  telegram = await startFakeTelegram();
  bot = await startListening(dataDir, telegram);
});
afterAll(async () => {
  await bot.stop('SIGKILL');
  await telegram.close();
  await place.remove();
});

describe('what people think of answers', () => {
  let quote: string;

  it('is taken on Telegram', async () => {
    const [one, other] = [telegram.user(1), telegram.user(2)];
    const [right = expect.fail()] = await one.ask(AGENCIES);
    const [wrong = expect.fail()] = await other.ask(SECURITY);
    [quote = ''] = textsOf(right, 'blockquote');
    const presses = [one.tap(right, '👍'), other.tap(wrong, '👎')];
    await telegram.waitFor(() => presses.every(({ answer }) => answer !== null));
    expect(presses.map(({ answer }) => answer?.alert)).toEqual([false, false]);
  });

  it('is printed as questions while the bot runs, with what the answer was made of', async () => {
    const { code, stdout, stderr } = await runCommand(dataDir, ['feedback']);
    expect([code, stderr]).toEqual([0, '']);
    const rows = rowsOf(stdout);
    expect(rows).toMatchObject([
      { question: AGENCIES, kind: 'voted-up', articles: ['000_568ef09292876e92.txt'], date: '2025-08-16' },
      { question: SECURITY, kind: 'voted-down', articles: [], answers: [] },
    ]);
    expect(rows[0]?.answers).toContain(quote);
    expect(rows[0]?.model).toMatch(/^\S.* [0-9a-f]{64}$/u);
    expect(rows[0]?.change).toBeGreaterThan(0);
  });

  it('measures the stored collection, in which the vote up is right again and the vote down is not', async () => {
    const { stdout } = await runCommand(dataDir, ['feedback']);
    const file = join(place.folder, 'feedback.jsonl');
    await writeFile(file, stdout);
    const figures = await runCommand(dataDir, ['eval', '--questions', file, '--stored', '--json']);
    expect([figures.code, figures.stderr]).toEqual([0, '']);
    const { questions, kinds } = JSON.parse(figures.stdout);
    expect(questions).toBe(2);
    expect(kinds['voted-up'].rightFirst).toBe(1);
    expect(kinds['voted-down'].rightFirst).toBe(0);
  });

  it('can be taken in part', async () => {
    const up = await runCommand(dataDir, ['feedback', '--votes', 'up']);
    expect(rowsOf(up.stdout).map(({ question }) => question)).toEqual([AGENCIES]);
    const later = await runCommand(dataDir, ['feedback', '--since', '2999-01-01']);
    expect([later.code, later.stdout]).toEqual([0, '']);
  });

  it.each([
    ['--votes', 'sideways'],
    ['--since', 'hôm qua'],
    ['--since', '2025-13-40'],
  ])('is refused with one line for %s %s', async (option, value) => {
    const { code, stdout, stderr } = await runCommand(dataDir, ['feedback', option, value]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(option);
  });

  it('is none where nobody has asked yet', async () => {
    const { code, stdout } = await runCommand(await place.dataDir(), ['feedback']);
    expect([code, stdout]).toEqual([0, '']);
  });
});
