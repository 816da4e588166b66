// Runs a process that may kill itself while it sends, over a Telegram that fails at random.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.js';
import { type FakeTelegram, type Fault, startFakeTelegram } from './fake-telegram/server.js';

const FAULTS: readonly Fault[] = [
  { kind: 'too-many', retryAfter: 2 },
  { kind: 'internal' },
  { kind: 'reset' },
  { kind: 'gateway' },
  { kind: 'unsent' },
];
/** With timeouts, of one call in so many nothing is heard until its time is over, which takes seconds. */
const TIMEOUT_IN = 40;
const SILENT: Fault = { kind: 'silent' };
/** Messages of a chat among which faults are spread; most scenes send as many to each. */
const MESSAGES = 4;

/** Chance by which nothing fails. */
export const NO_FAULTS = (): number => 0;

/**
 * A Telegram that knows these chats; most meet one fault or two, at messages of their own. `silent`: how many answers it
 * will keep to itself, so that nobody can know whether the message arrived.
 */
export async function failingTelegram(
  chats: Iterable<number>,
  next: () => number,
  { timeouts = false }: { readonly timeouts?: boolean | undefined } = {},
): Promise<{ telegram: FakeTelegram; silent: number }> {
  const telegram = await startFakeTelegram();
  let silent = 0;
  for (const chat of chats) {
    if (chat > 0) telegram.user(chat);
    else telegram.group(chat);
    for (let count = Math.floor(next() * 3); count > 0; count--) {
      const isSilent = timeouts && next() < 1 / TIMEOUT_IN;
      const fault = isSilent ? SILENT : FAULTS[Math.floor(next() * FAULTS.length)];
      if (fault?.kind === 'reset') silent++;
      if (fault !== undefined) telegram.fail('sendMessage', fault, 1, chat, Math.floor(next() * MESSAGES));
    }
  }
  return { telegram, silent };
}

export interface ChildOrder {
  /** File in test/support, without its ending; see deadly-step for what it does. */
  readonly child: string;
  /** Its database. */
  readonly file: string;
  readonly telegram: FakeTelegram;
  /** The clock at its start, ms since 1970. */
  readonly start: number;
  readonly deadly: number;
  readonly name: string;
}

/** Waits for its end; `steps` are those of a process that was not killed. */
export function runChild(order: ChildOrder): Promise<{ killed: boolean; steps: number }> {
  const { child: body, file, telegram, start, deadly, name } = order;
  const script = join(projectRoot, 'dist', 'test', 'support', `${body}.js`);
  const args = [script, file, telegram.apiRoot, telegram.token, `${start}`, `${deadly}`, name];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += String(piece);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) => resolve({ killed: signal === 'SIGKILL', steps: Number(out) }));
  });
}
