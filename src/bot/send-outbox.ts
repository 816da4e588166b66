// Sends what is on the outbox's list: makes the message, and says what became of it in terms of the list.
import { type Api, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Quote, quotesOf } from '../core/answer.js';
import type { DeliveryOutcome, OutboxRow, OutboxSender } from '../core/outbox.js';
import type { AnswerStore, ChatAnswer } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import { articleLine, storyLine, type Words } from './article-line.js';
import { OPEN, pageData } from './callback-data.js';
import { wordsIn } from './context.js';
import { digestPageSchema } from './digest-page-schema.js';
import { unfollowData } from './follow-data.js';
import {
  AS_HTML,
  blockquote,
  escapeHtml,
  oneLine,
  packMessages,
  splitText,
  stretchesWithin,
} from './html.js';
import { digestButtons, renderDigest } from './render-digest.js';
import { safeError } from './safe-error.js';
import { outcomeOf } from './telegram-outcome.js';

export interface OutboxSenderDeps {
  /** One that gives up at once, as the list knows when to try again. */
  readonly api: Pick<Api, 'sendMessage'>;
  readonly answers: AnswerStore;
  /** Whether nothing is to be sent to the chat unasked any more; absent where nobody is shut out. */
  readonly isKeptOut?: ((chat: number) => boolean) | undefined;
  readonly prompts: Prompts;
  readonly log: Logger;
}

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('followed'),
    subscription: z.string(),
    answer: z.string(),
    more: z.int().min(0),
  }),
  z.object({ kind: z.literal('announcement'), text: z.string() }),
  z.object({ kind: z.literal('digest'), answer: z.string(), page: digestPageSchema }),
]);

/** Where a token was refused: polling ends the process for it. */
const TOKEN_MS = 60_000;
/** Of a quote; with five of them, their articles and the question the whole mostly fits one message. */
const QUOTE_UNITS = 500;
const QUESTION_UNITS = 200;

interface Made {
  readonly html: string;
  readonly keyboard: InlineKeyboard | null;
  /** The answer that the message carries. */
  readonly answer: ChatAnswer | null;
}

/** The OutboxSender port on Telegram, or on whatever stands in for it. */
export function createOutboxSender(deps: OutboxSenderDeps): OutboxSender {
  const { api, answers, prompts, log, isKeptOut = () => false } = deps;

  function made(row: OutboxRow): Made | null {
    const { success, data } = payloadSchema.safeParse(row.payload);
    if (!success) return null;
    const words = wordsIn(prompts, row.language);
    if (data.kind === 'announcement')
      return { html: announcementHtml(data.text, words), keyboard: null, answer: null };
    const answer = answers.get(data.answer);
    if (answer === null) return null;
    if (data.kind === 'digest') {
      const html = renderDigest(data.page, answer.answer, words);
      return { html, keyboard: digestButtons(answer.id, answer.answer, data.page, words), answer };
    }
    const keyboard = new InlineKeyboard()
      .text(words('sources-button'), pageData(answer.id, OPEN))
      .text(words('unfollow-button'), unfollowData('end', data.subscription));
    return { html: followedHtml(answer, data.more, words), keyboard, answer };
  }

  return {
    async send(row) {
      const message = isKeptOut(row.chat) ? null : made(row);
      if (message === null) return { status: 'refused' };
      try {
        const { message_id } = await api.sendMessage(row.chat, message.html, {
          ...AS_HTML,
          ...(row.topic !== null && { message_thread_id: row.topic }),
          ...(message.keyboard && { reply_markup: message.keyboard }),
        });
        if (message.answer !== null) answers.sent(message.answer.id, [message_id], row.language);
        return { status: 'sent', message: message_id };
      } catch (error) {
        const outcome = outcomeFor(error);
        log.warn({ err: safeError(error), row: row.id, outcome: outcome.status }, 'message not sent');
        return outcome;
      }
    },
  };
}

function outcomeFor(error: unknown): DeliveryOutcome {
  const met = outcomeOf(error);
  switch (met?.kind) {
    case undefined:
      throw error;
    case 'wait':
      return { status: 'later', afterMs: met.milliseconds };
    case 'trouble':
      return met.taken ? { status: 'uncertain' } : { status: 'later', afterMs: null };
    case 'token-refused':
      return { status: 'later', afterMs: TOKEN_MS };
    case 'gone':
      return { status: 'gone' };
    default:
      return { status: 'refused' };
  }
}

/** The question over as many of its quotes as one message holds; how many more articles there are comes last. */
function followedHtml({ answer }: ChatAnswer, more: number, words: Words): string {
  const question = escapeHtml(oneLine(answer.question, QUESTION_UNITS));
  const items = quotesOf(answer).map((quote) => followedQuote(quote, words));
  const holding = (shown: number): string[] => {
    const left = more + items.length - shown;
    const last = left === 0 ? [] : [words('followed-news-more', { count: left })];
    return packMessages([words('followed-news', { question }), ...items.slice(0, shown), ...last]);
  };
  let shown = items.length;
  while (shown > 1 && holding(shown).length > 1) shown--;
  return holding(shown).join('\n\n');
}

/** The quote with its answer in bold; of a long one the beginning, word for word, and the word that there is more. */
function followedQuote(quote: Quote, words: Words): string {
  const [beginning = '', ...rest] = splitText(quote.text, QUOTE_UNITS);
  const shown = rest.length === 0 ? beginning : beginning.trimEnd();
  const text = blockquote(shown, stretchesWithin(quote.answering ?? [], 0, shown.length));
  const cut = rest.length === 0 ? '' : `\n${words('followed-quote-cut')}`;
  return `${text}${cut}\n${articleLine(quote, words)}${storyLine(quote, words)}`;
}

/** An announcement as its readers see it, and whoever sends it before. */
export function announcementHtml(text: string, words: Words): string {
  return words('announcement', { text: escapeHtml(text) });
}
