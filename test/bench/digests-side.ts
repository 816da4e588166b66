// The other end of bench:digests, in a process of its own: a Telegram whose rates bind in real time.
import { startFakeTelegram } from '../support/fake-telegram/server.js';

/** What the measuring process hears. */
export type DigestSideMessage =
  | { readonly kind: 'ready'; readonly apiRoot: string; readonly token: string }
  | {
      readonly kind: 'done';
      readonly arrived: number;
      /** Chats that heard something more than once. */
      readonly doubled: number;
      readonly refused: number;
      /** Messages a second from the first message to the last. */
      readonly rate: number;
    };

const [chats = 0, wanted = 0] = process.argv.slice(2).map(Number);
const telegram = await startFakeTelegram();
telegram.clock.follow(() => Date.now());
for (let chat = 1; chat <= chats; chat++) telegram.user(chat);
telegram.rates.enforce();
const say = (message: DigestSideMessage) => process.send?.(message);

say({ kind: 'ready', apiRoot: telegram.apiRoot, token: telegram.token });
let first = 0;
await telegram.waitFor(() => {
  if (first === 0 && telegram.messages.length > 0) first = performance.now();
  return telegram.messages.length >= wanted;
}, 900_000);
const seconds = (performance.now() - first) / 1000;
const arrived = telegram.messages.length;
say({
  ...{ kind: 'done', arrived, rate: (arrived - 1) / seconds },
  doubled: arrived - new Set(telegram.messages.map(({ chat }) => chat)).size,
  refused: telegram.callsOf('sendMessage').length - arrived,
});
process.on('disconnect', () => process.exit());
