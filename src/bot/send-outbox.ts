// Sends what is on the outbox's list: makes the message, and says what became of it in terms of the list.
import { type Api, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { z } from 'zod';
import { quotesOf } from '../core/answer.js';
import type { DeliveryOutcome, OutboxRow, OutboxSender } from '../core/outbox.js';
import type { AnswerStore, ChatAnswer } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import { articleLine, storyLine, type Words } from './article-line.js';
import { OPEN, pageData } from './callback-data.js';
import { wordsIn } from './context.js';
import { digestPageSchema } from './digest-page-schema.js';
import { unfollowData } from './follow-data.js';
import { blockquote, escapeHtml, oneLine, splitText } from './html.js';
import { digestButtons, renderDigest } from './render-digest.js';
import { safeError } from './safe-error.js';
import { outcomeOf } from './telegram-outcome.js';

export interface OutboxSenderDeps {
  /** One that gives up at once, as the list knows when to try again. */
  readonly api: Pick<Api, 'sendMessage'>;
  readonly answers: AnswerStore;
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
/** Of a quote; with five of them, their articles and the question the whole fits one message. */
const QUOTE_UNITS = 500;
const QUESTION_UNITS = 200;

interface Made {
  readonly html: string;
  readonly keyboard: InlineKeyboard | null;
  /** The answer that the message carries. */
  readonly answer: ChatAnswer | null;
}

/** The OutboxSender port on Telegram, or on whatever stands in for it. */
export function createOutboxSender({ api, answers, prompts, log }: OutboxSenderDeps): OutboxSender {
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
      const message = made(row);
      if (message === null) return { status: 'refused' };
      try {
        const { message_id } = await api.sendMessage(row.chat, message.html, {
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
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

function followedHtml({ answer }: ChatAnswer, more: number, words: Words): string {
  const question = escapeHtml(oneLine(answer.question, QUESTION_UNITS));
  const items = quotesOf(answer).map((quote) => {
    const [shown = '', ...rest] = splitText(quote.text, QUOTE_UNITS);
    const text = escapeHtml(rest.length === 0 ? shown : `${shown.trimEnd()} …`);
    return `${blockquote(text)}\n${articleLine(quote, words)}${storyLine(quote, words)}`;
  });
  const left = more === 0 ? [] : [words('followed-news-more', { count: more })];
  return [words('followed-news', { question }), ...items, ...left].join('\n\n');
}

/** An announcement as its readers see it, and whoever sends it before. */
export function announcementHtml(text: string, words: Words): string {
  return words('announcement', { text: escapeHtml(text) });
}
