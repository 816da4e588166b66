// Fifty questions a second for a minute: the whole bot in its own process, people and Telegram in another.
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBot } from '../../support/product.js';
import type { Figure } from './figures.js';
import type { LoopReport } from './loop-probe.js';
import { type Bench, figureOf, megabytes, type Sized } from './measuring.js';
import { startSide } from './side.js';
import type { LoadResult } from './side-telegram.js';

const RATE = 50;
const LISTENING = /Bot @trichdan_bot đang nghe/u;

/** Questions that differ, since nobody's is the same as another's: each known one with a word more. */
function manyQuestions(known: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const text = known[n % known.length] ?? '';
    const copy = Math.floor(n / known.length);
    return copy === 0 ? text : `${text} (${copy})`;
  });
}

export async function measureLoad(bench: Bench, sized: Sized): Promise<Figure[]> {
  const data = join(bench.scratch, `load-${sized.size}`);
  const [empty, loopFile] = [join(bench.scratch, 'no-articles'), join(bench.scratch, 'loop.json')];
  cpSync(join(sized.folder, 'ours'), data, { recursive: true });
  mkdirSync(empty, { recursive: true });
  const people = await startSide('telegram', 'telegram');
  try {
    const { value: at } = await people.call<{ apiRoot: string; token: string }>('open');
    const bot = startBot(data, {
      ...{ BOT_TOKEN: at.token, TELEGRAM_API_ROOT: at.apiRoot, ARTICLES_DIR: empty, LOG_LEVEL: 'silent' },
      ...{ QUESTIONS_PER_MINUTE: '0', QUESTIONS_PER_DAY: '0', BENCH_LOOP_FILE: loopFile },
      NODE_OPTIONS: `--import=${new URL('loop-probe.js', import.meta.url).href}`,
    });
    await bot.line(LISTENING);
    bot.child.kill('SIGUSR2');
    const questions = manyQuestions(
      bench.questions.map(({ question }) => question),
      RATE * bench.options.seconds,
    );
    const { value } = await people.call<LoadResult>('run', { questions, rate: RATE });
    await bot.stop();
    const loop = JSON.parse(readFileSync(loopFile, 'utf8')) as LoopReport;
    return figures(bench, sized.size, value, loop);
  } finally {
    await people.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function figures(bench: Bench, size: number, { asked, waits }: LoadResult, loop: LoopReport): Figure[] {
  const one = (
    measure: string,
    unit: string,
    better: Figure['better'],
    values: readonly number[],
    q?: number,
  ) => figureOf(bench, { row: 'load', size, measure, unit, better }, 'ours', [values], q);
  const answered = Array.from({ length: asked }, (_, n) => (n < waits.length ? 1 : 0));
  const share = { ...one('answered', '', 'more', answered), value: waits.length / asked };
  return [
    { ...share, spread: [share.value, share.value] },
    one('question to answer, median', 'ms', 'less', waits),
    one('question to answer, p99', 'ms', 'less', waits, 0.99),
    one('event loop held up, p99', 'ms', 'less', [loop.p99]),
    one('event loop held up at most', 'ms', 'less', [loop.most]),
    one('peak memory', 'MB', 'less', [megabytes(loop.peak)]),
  ];
}
