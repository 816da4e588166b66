// Kills a process that prepares and sends digests, has another finish, and tells what was lost and what arrived twice.
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.js';
import { createOutbox } from '../../src/store/outbox.js';
import { chance } from './chance.js';
import { expected, FIRST_DAY, LATER, runDigests } from './digest-scene.js';
import type { FakeTelegram } from './fake-telegram/server.js';
import { failingTelegram, NO_FAULTS, runChild } from './killed-child.js';

/** Where a process can be killed: after `found` was noted, around preparing, and around each message. */
export const NAMED = ['found', 'planned', 'prepared', 'begun', 'asked', 'accepted', 'noted'] as const;

export interface Kill {
  /** Of the faults of Telegram; 0 for none. */
  readonly seed: number;
  /** The statement, or time at the named point, at which the process is killed, from 1; 0 for never. */
  readonly deadly: number;
  readonly name: string;
  /** Whether some of Telegram's answers never come, for which each time some seconds are waited. @default false */
  readonly timeouts?: boolean;
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
  /** Messages left on the list, those withdrawn or given up, and those sent again as nobody knew. */
  readonly open: number;
  readonly dropped: number;
  readonly resent: number;
  /** Items that no message carries that was sent. */
  readonly waiting: number;
  /** Messages beyond the expected ones that are no repetition of them. */
  readonly messages: number;
}

const UNSENT_ITEMS = `SELECT count(*) FROM digest_items LEFT JOIN outbox ON outbox.id = digest_items.message
  WHERE coalesce(state, '') <> 'sent'`;

/** Runs `beside` processes at once on a copy of `fresh`, kills as told, and finishes what was left. */
export async function killDigests(fresh: string, folder: string, kill: Kill, beside = 1): Promise<Ending> {
  const file = join(folder, `${kill.name}-${kill.seed}-${kill.deadly}.sqlite`);
  copyFileSync(fresh, file);
  const chats = new Set(expected.map((one) => one.chat));
  const { telegram, silent } = await failingTelegram(
    chats,
    kill.seed === 0 ? NO_FAULTS : chance(kill.seed),
    kill,
  );
  const { apiRoot, token } = telegram;
  const { deadly, name } = kill;
  const order = { child: 'digest-child', file, telegram, start: FIRST_DAY, deadly, name };
  try {
    const children = await Promise.all(Array.from({ length: beside }, () => runChild(order)));
    await runDigests(file, { apiRoot, token, start: LATER, name: 'next', step: () => {} });
    const arrived = expected.map(
      ({ chat, says }) =>
        telegram.messages.filter((message) => message.chat === chat && message.text.includes(says)).length,
    );
    const db = openDatabase(file);
    const { pending, sending, dropped, resent, sent } = await createOutbox(db).counts();
    const waiting = db.prepare<[], number>(UNSENT_ITEMS).pluck().get() ?? 0;
    db.close();
    return {
      killed: children.some(({ killed }) => killed),
      steps: children[0]?.steps ?? 0,
      lost: arrived.filter((times) => times === 0).length,
      doubled: doubledMessages(telegram),
      silent,
      open: pending + sending,
      ...{ dropped, resent, waiting },
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
