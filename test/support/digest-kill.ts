// Kills a process that prepares and sends digests, has another finish, and tells what was lost and what arrived twice.
import { spawn } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.js';
import { openDatabase } from '../../src/store/database.js';
import { createOutbox } from '../../src/store/outbox.js';
import { expected, FIRST_DAY, LATER, runDigests } from './digest-scene.js';
import { type FakeTelegram, type Fault, startFakeTelegram } from './fake-telegram/server.js';

const CHILD = join(projectRoot, 'dist', 'test', 'support', 'digest-child.js');

/** Where a process can be killed: after `found` was noted, around preparing, and around each message. */
export const NAMED = ['found', 'planned', 'prepared', 'begun', 'asked', 'accepted', 'noted'] as const;

export interface Kill {
  /** Of the faults of Telegram; 0 for none. */
  readonly seed: number;
  /** The statement, or time at the named point, at which the process is killed, from 1; 0 for never. */
  readonly deadly: number;
  readonly name: string;
}

export interface Ending {
  readonly killed: boolean;
  /** Statements and named points that a process that was not killed came to. */
  readonly steps: number;
  /** Expected items that never arrived, and those that arrived again. */
  readonly lost: number;
  readonly doubled: number;
  /** Messages that Telegram took and kept its answer to itself: nobody can know that they arrived. */
  readonly silent: number;
  /** Messages left on the list, and those sent again as nobody knew. */
  readonly open: number;
  readonly resent: number;
  /** Messages beyond the expected ones that are no repetition of them. */
  readonly messages: number;
}

/** Numbers in [0, 1) by a fixed rule (mulberry32), the same in every run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FAULTS: readonly Fault[] = [
  { kind: 'too-many', retryAfter: 2 },
  { kind: 'internal' },
  { kind: 'reset' },
  { kind: 'gateway' },
  { kind: 'unsent' },
];
/** Of one call in so many nothing is heard until its time is over, which takes seconds. */
const TIMEOUT_IN = 40;
const SILENT: Fault = { kind: 'silent' };
/** Messages that each chat gets at the least; any of them may meet a fault. */
const MESSAGES = 4;

/** Most chats meet one fault or two, at messages of their own; tells how many answers Telegram keeps to itself. */
async function failingTelegram(seed: number): Promise<{ telegram: FakeTelegram; silent: number }> {
  const telegram = await startFakeTelegram();
  const next = chance(seed);
  let silent = 0;
  for (const chat of new Set(expected.map((one) => one.chat))) {
    if (chat > 0) telegram.user(chat);
    else telegram.group(chat);
    for (let count = Math.floor(next() * 3); seed !== 0 && count > 0; count--) {
      const fault = next() < 1 / TIMEOUT_IN ? SILENT : FAULTS[Math.floor(next() * FAULTS.length)];
      if (fault?.kind === 'reset') silent++;
      if (fault !== undefined) telegram.fail('sendMessage', fault, 1, chat, Math.floor(next() * MESSAGES));
    }
  }
  return { telegram, silent };
}

function runChild(
  file: string,
  { apiRoot, token }: FakeTelegram,
  { deadly, name }: Kill,
): Promise<{ killed: boolean; steps: number }> {
  const args = [CHILD, file, apiRoot, token, `${FIRST_DAY}`, `${deadly}`, name];
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

/** Runs `beside` processes at once on a copy of `fresh`, kills as told, and finishes what was left. */
export async function killDigests(fresh: string, folder: string, kill: Kill, beside = 1): Promise<Ending> {
  const file = join(folder, `${kill.name}-${kill.seed}-${kill.deadly}.sqlite`);
  copyFileSync(fresh, file);
  const { telegram, silent } = await failingTelegram(kill.seed);
  const { apiRoot, token } = telegram;
  try {
    const children = await Promise.all(Array.from({ length: beside }, () => runChild(file, telegram, kill)));
    await runDigests(file, { apiRoot, token, start: LATER, name: 'next', step: () => {} });
    const arrived = expected.map(
      ({ chat, says }) =>
        telegram.messages.filter((message) => message.chat === chat && message.text.includes(says)).length,
    );
    const db = openDatabase(file);
    const { pending, sending, dropped, resent, sent } = createOutbox(db).counts();
    db.close();
    return {
      killed: children.some(({ killed }) => killed),
      steps: children[0]?.steps ?? 0,
      lost: arrived.filter((times) => times === 0).length,
      doubled: doubledMessages(telegram),
      silent,
      open: pending + sending + dropped,
      resent,
      messages: telegram.messages.length - sent,
    };
  } finally {
    await telegram.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

/** Messages that say anything that an earlier one to the same chat said. */
function doubledMessages({ messages }: FakeTelegram): number {
  const heard = new Set<string>();
  let doubled = 0;
  for (const { chat, text } of messages) {
    const said = expected.filter((one) => one.chat === chat && text.includes(one.says));
    if (said.some(({ says }) => heard.has(`${chat} ${says}`))) doubled++;
    for (const { says } of said) heard.add(`${chat} ${says}`);
  }
  return doubled;
}
