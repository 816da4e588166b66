// The other end of bench:digests, in a process of its own: a Telegram whose rates bind in real time, and people who ask.
import { setTimeout as pause } from 'node:timers/promises';
import { chance } from '../support/chance.js';
import { startFakeTelegram } from '../support/fake-telegram/server.js';

/** What the measuring process wants. */
export type DigestSideOrder =
  /** Each question by somebody else, some time after the last was answered. */
  | { readonly kind: 'ask'; readonly questions: readonly string[] }
  /** Tell when so many more messages of digests have arrived. */
  | { readonly kind: 'await'; readonly messages: number };

/** What it hears. */
export type DigestSideMessage =
  | { readonly kind: 'ready'; readonly apiRoot: string; readonly token: string }
  /** Milliseconds from each question to the first message about it. */
  | { readonly kind: 'answered'; readonly times: readonly number[] }
  | {
      readonly kind: 'arrived';
      /** Messages a second from the first of them to the last, answers among them. */
      readonly rate: number;
      /** Chats that heard something more than once since the start. */
      readonly doubled: number;
      /** Messages refused meanwhile. */
      readonly refused: number;
    };

/** Mean of the time between an answer and the next question, in milliseconds. */
const BETWEEN_MS = 700;
const WAIT_MS = 900_000;

const [chats = 0] = process.argv.slice(2).map(Number);
const telegram = await startFakeTelegram();
telegram.clock.follow(() => Date.now());
for (let chat = 1; chat <= chats; chat++) telegram.user(chat);
telegram.rates.enforce();
const say = (message: DigestSideMessage) => process.send?.(message);
const random = chance(3);
let asker = chats;

async function ask(questions: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    await pause(BETWEEN_MS * 2 * random());
    const from = performance.now();
    await telegram.user(++asker).ask(question);
    times.push(performance.now() - from);
  }
  return times;
}

const toFollowers = () => telegram.messages.filter(({ chat }) => chat <= chats);

async function arrived(count: number) {
  const [before, begun] = [toFollowers().length, telegram.callsOf('sendMessage').length];
  const at = telegram.messages.length;
  let from = 0;
  await telegram.waitFor(() => {
    if (from === 0 && telegram.messages.length > at) from = performance.now();
    return toFollowers().length >= before + count;
  }, WAIT_MS);
  const [all, now] = [telegram.messages.length - at, toFollowers()];
  const rate = (all - 1) / ((performance.now() - from) / 1000);
  const refused = telegram.callsOf('sendMessage').length - begun - all;
  return {
    rate,
    refused,
    doubled: now.length - new Set(now.map(({ chat, html }) => `${chat} ${html}`)).size,
  };
}

process.on('message', async (order: DigestSideOrder) => {
  if (order.kind === 'ask') say({ kind: 'answered', times: await ask(order.questions) });
  else say({ kind: 'arrived', ...(await arrived(order.messages)) });
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready', apiRoot: telegram.apiRoot, token: telegram.token });
