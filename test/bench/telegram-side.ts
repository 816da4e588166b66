// The other end of bench:telegram, in a process of its own so that its work is not counted as the bot's.
import { startFakeTelegram } from '../support/fake-telegram/server.js';
import { createLoad } from '../support/telegram-load.js';

/** What the bot's process says and hears. */
export type SideMessage =
  | { readonly kind: 'ready'; readonly apiRoot: string; readonly token: string; readonly expected: number }
  | { readonly kind: 'done'; readonly wrongs: readonly string[] };

const [chats = 0, rounds = 0] = process.argv.slice(2).map(Number);
const telegram = await startFakeTelegram();
const load = createLoad(telegram, { chats, rounds, repeatEvery: 7, tooMany: 0 });
const say = (message: SideMessage) => process.send?.(message);

load.ask();
say({ kind: 'ready', apiRoot: telegram.apiRoot, token: telegram.token, expected: load.expected });
await telegram.waitFor(load.done, 600_000);
// The bot still confirms what it has taken; its process ends this one.
say({ kind: 'done', wrongs: load.wrongs() });
