// What an update costs whoever sent it, in questions.
import { readDeepLink } from '../core/deep-link.js';
import { plainQuestion } from './addressed.js';
import { readAgainData } from './callback-data.js';
import type { BotContext } from './context.js';
import { daysMeant } from './features/digest.js';
import { SHORTEST } from './features/inline.js';
import { readCompareData } from './research-data.js';
import { readSubscriptionData } from './subscription-data.js';

/** Commands that search the collection for what is typed or replied to, by their one name. */
const HEAVY: ReadonlySet<string> = new Set([
  ...['ask', 'dongthoigian', 'sosanh', 'kiemchung', 'theodoi', 'diemtin'],
]);
/** A question asked again leans on what was found; whoever types a query inline sends several on the way to it. */
const AGAIN = 0.5;
const INLINE = 0.25;

/** 1 for a question or a command that searches, parts of it for what is asked again or inline, 0 for all that is cheap. */
export function costOf(ctx: BotContext): number {
  if (ctx.inlineQuery !== undefined) return ctx.inlineQuery.query.trim().length < SHORTEST ? 0 : INLINE;
  if (ctx.callbackQuery !== undefined) return searchesAgain(ctx.callbackQuery.data ?? '') ? AGAIN : 0;
  const message = ctx.message ?? ctx.editedMessage;
  if (message?.text === undefined) return 0;
  const [, command, rest = ''] = /^\/(\w+)(?:@\w+)?\s*(.*)/su.exec(message.text) ?? [];
  if (command === undefined) return plainQuestion(message, ctx.me) === null ? 0 : 1;
  if (command === 'start') return readDeepLink(rest.trim())?.kind === 'question' ? 1 : 0;
  // With nothing said, a timeline is that of what was asked last.
  const asks = command === 'dongthoigian' || rest !== '' || message.reply_to_message !== undefined;
  if (command === 'diemtin' && daysMeant(rest) !== null) return 0;
  return asks && HEAVY.has(command) ? 1 : 0;
}

function searchesAgain(data: string): boolean {
  const subscription = readSubscriptionData(data)?.act;
  const tries = subscription === 'try' || subscription === 'tune';
  return tries || readAgainData(data) !== null || readCompareData(data) !== null;
}
