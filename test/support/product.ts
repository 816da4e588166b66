// The built product as people run it, in processes with data and settings of their own; what they print is waited for, never slept for.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { articlesCommand } from '../../src/cli/articles.js';
import { openArchive } from '../../src/compose.js';
import { loadConfig } from '../../src/config.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { captureOutput } from './captured-output.js';
import { killTracked, track } from './tracked-child.js';

export const SAMPLE_ARTICLES = join(projectRoot, 'data', 'articles');
const MAIN = join(projectRoot, 'dist', 'src', 'main.js');
const CLI = join(projectRoot, 'dist', 'src', 'cli', 'index.js');
/** Far above what any wait here takes; below vitest's own limit, which could not show what was printed. */
const PATIENCE_MS = 120_000;

export type Settings = Readonly<Record<string, string>>;

/** The settings every process starts from; an empty one also hides what a `.env` file sets. */
const PLAIN: Settings = {
  BOT_TOKEN: '',
  // Nobody listens there: no test may reach the real one.
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  ADMIN_IDS: '',
  ACCESS: '',
  ALLOWED_IDS: '',
  QUESTIONS_PER_MINUTE: '',
  QUESTIONS_PER_DAY: '',
  DATABASE_URL: '',
  BOT_MODE: '',
  PORT: '0',
  ARTICLES_DIR: SAMPLE_ARTICLES,
  // Not the project's own list, which may have been filled in.
  SOURCES_FILE: 'test/no-sources.yaml',
  WATCH_ARTICLES: '',
  REMOVED_ARTICLES: '',
  LOG_LEVEL: 'warn',
  INTERFACE_LANGUAGE: 'vi',
  ANSWER_THRESHOLD: '',
  ANSWERS_KEPT: '',
  QUESTIONS_KEPT: '',
  FETCH_ALLOW: '',
  EMBEDDING_MODEL: '',
  EMBEDDING_POOLING: '',
  EMBEDDING_DIMENSION: '',
  EMBEDDING_WORKERS: '',
  READER_MODEL: 'none',
};

export interface Outcome {
  /** Null when a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that was started and what it has printed so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  stdout(): string;
  stderr(): string;
  /** The first line of either output that matches, printed already or yet to come. Rejects when the process ends without it. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

function start(file: string, args: readonly string[], settings: Settings): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    cwd: projectRoot,
    env: { PATH, HOME, ...PLAIN, ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  track(child);
  child.stdin.on('error', () => {}); // It may end before it has read everything.
  const printed = { stdout: '', stderr: '' };
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (part: string) => {
      printed[name] += part;
    });
    createInterface({ input: child[name] }).on('line', (line) => {
      lines.push(line);
      for (const look of [...watchers]) look();
    });
  }
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...printed }));
  });
  return {
    child,
    ended,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(deadline);
          watchers.delete(look);
          act();
        };
        const look = (): void => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (found) settle(() => resolve(found));
        };
        const fail = (why: string): void => {
          look();
          settle(() => reject(new Error(`${why} without ${pattern}:\n${printed.stdout}${printed.stderr}`)));
        };
        const deadline = setTimeout(() => fail('waited'), PATIENCE_MS);
        watchers.add(look);
        void ended.then(({ code }) => fail(`ended with ${code}`));
        look();
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts the bot: on the page unless `settings` hold a BOT_TOKEN. */
export function startBot(dataDir: string, settings: Settings = {}): Running {
  return start(MAIN, [], { DATA_DIR: dataDir, ...settings });
}

/** Starts the bot on Telegram and waits until it listens. */
export async function startListening(
  dataDir: string,
  { token, apiRoot }: { readonly token: string; readonly apiRoot: string },
  settings: Settings = {},
): Promise<Running> {
  const running = startBot(dataDir, { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, ...settings });
  await running.line(/Bot @trichdan_bot đang nghe/u);
  return running;
}

/** Starts the bot without a token and waits for the address of its page. */
export async function startPage(
  dataDir: string,
  settings: Settings = {},
): Promise<Running & { url: string }> {
  const running = startBot(dataDir, settings);
  const [, url = ''] = await running.line(/(http:\/\/127\.0\.0\.1:\d+\/)/u);
  return { ...running, url };
}

/** Starts a command, which may be written to and stopped. */
export function startCommand(dataDir: string, args: readonly string[], settings: Settings = {}): Running {
  return start(CLI, args, { DATA_DIR: dataDir, ...settings });
}

/** Runs a command to its end, with `input` as its standard input. */
export function runCommand(
  dataDir: string,
  args: readonly string[],
  { input = '', ...settings }: Settings & { input?: string } = {},
): Promise<Outcome> {
  const running = startCommand(dataDir, args, settings);
  running.child.stdin?.end(input);
  return running.ended;
}

export interface Workplace {
  readonly folder: string;
  /** A data folder that no process has used, or a copy of `from`. */
  dataDir(from?: string): Promise<string>;
  /** Ends whatever still runs, then removes the folder. */
  remove(): Promise<void>;
}

/** A temporary folder for a test file. */
export async function createWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'trichdan-product-'));
  return {
    folder,
    async dataDir(from) {
      const made = await mkdtemp(join(folder, 'data-'));
      if (from !== undefined) await cp(from, made, { recursive: true });
      return made;
    },
    async remove() {
      killTracked();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Changes the lowest bit of the byte at `offset`. */
export async function flipBit(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, offset);
  await handle.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, offset);
  await handle.close();
}

/** An article as `articles --json` prints it, as far as tests read it. */
export interface PrintedArticle {
  readonly article: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly dateSource: string | null;
  readonly eventDate: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly text: string;
  readonly captions: readonly string[];
}

/** What `articles --json` printed, by key. */
export function articlesIn(stdout: string): ReadonlyMap<string, PrintedArticle> {
  return new Map((JSON.parse(stdout) as PrintedArticle[]).map((one) => [one.article, one]));
}

/** What `articles --json` prints, by key: the command itself, without a process of its own, which takes a second to start. */
export async function printedArticles(dataDir: string): Promise<ReadonlyMap<string, PrintedArticle>> {
  const [out, err] = [captureOutput(), captureOutput()];
  const open = async () => openArchive(loadConfig({ DATA_DIR: dataDir }));
  const words = { prompts: loadPrompts(join(projectRoot, 'prompts'), 'terminal'), locale: 'vi' } as const;
  const code = await articlesCommand({ json: true }, { open, ...words, out: out.output, err: err.output });
  if (code !== 0) throw new Error(err.text());
  return articlesIn(out.text());
}

export interface PrintedQuote {
  readonly text: string;
  readonly article: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly dateSource: string | null;
  readonly eventDate: string | null;
  readonly caption: boolean;
  readonly captionIndex: number | null;
  readonly start: number;
  readonly end: number;
}

/** A line of `ask --jsonl`. */
export interface PrintedAnswer {
  readonly id: string | number | null;
  readonly status: 'answered' | 'not-found' | 'error';
  readonly quotes: readonly PrintedQuote[];
  readonly rejected?: readonly PrintedQuote[];
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly score: number;
  readonly ms: number;
  readonly reason?: string;
  readonly error?: string;
}

/** The answer lines of `ask --jsonl`; throws when one is not JSON. */
export function answersIn(stdout: string): PrintedAnswer[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PrintedAnswer);
}

/** Asks in one `ask --jsonl`; ids are the questions' places. */
export async function askAll(
  dataDir: string,
  questions: readonly string[],
  settings: Settings = {},
): Promise<PrintedAnswer[]> {
  const input = questions.map((question, id) => `${JSON.stringify({ id, question })}\n`).join('');
  const { code, stdout, stderr } = await runCommand(dataDir, ['ask', '--jsonl'], { ...settings, input });
  if (code !== 0) throw new Error(stderr);
  return answersIn(stdout);
}

/** A question of data/questions.jsonl. */
export interface SampleQuestion {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  readonly answerable: boolean;
}

export function sampleQuestions(): SampleQuestion[] {
  return readFileSync(join(projectRoot, 'data', 'questions.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SampleQuestion);
}
