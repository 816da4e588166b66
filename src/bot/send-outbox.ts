// Sends what is on the outbox's list: makes the message, and says what became of it in terms of the list.
import type { Api, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ChatStore } from '../core/chat-ports.js';
import { type DigestMessages, pageStanding, type Standing, whatStands } from '../core/digest-message.js';
import type { DigestPayload } from '../core/digest-page.js';
import type { DeliveryOutcome, OutboxRow, OutboxSender } from '../core/outbox.js';
import type { AnswerStore, ChatAnswer, StoredArticle } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import type { Words } from './article-line.js';
import { wordsIn } from './context.js';
import { digestPageSchema } from './digest-page-schema.js';
import { AS_HTML, escapeHtml, fitsMessage } from './html.js';
import { digestButtons, renderDigest } from './render-digest.js';
import { safeError } from './safe-error.js';
import { outcomeOf } from './telegram-outcome.js';

export interface OutboxSenderDeps {
  /** One that gives up at once, as the list knows when to try again. */
  readonly api: Pick<Api, 'sendMessage'>;
  readonly answers: AnswerStore;
  readonly articles: { byKey(key: string): Promise<StoredArticle | null> };
  readonly messages: DigestMessages;
  readonly chats: Pick<ChatStore, 'kindOf'>;
  /** Whether nothing is to be sent to the chat unasked any more; absent where nobody is shut out. */
  readonly isKeptOut?: ((chat: number) => Promise<boolean>) | undefined;
  readonly prompts: Prompts;
  readonly log: Logger;
}

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('announcement'), text: z.string() }),
  z.object({ kind: z.literal('digest'), answer: z.string(), page: digestPageSchema }),
]);

/** Where a token was refused: polling ends the process for it. */
const TOKEN_MS = 60_000;

interface Made {
  readonly html: string;
  readonly keyboard: InlineKeyboard | null;
  /** The answer that the message carries. */
  readonly answer: ChatAnswer | null;
}

/** The OutboxSender port on Telegram, or on whatever stands in for it. */
export function createOutboxSender(deps: OutboxSenderDeps): OutboxSender {
  const { api, answers, articles, messages, chats, prompts, log, isKeptOut = async () => false } = deps;

  async function made(row: OutboxRow): Promise<Made | null> {
    const { success, data } = payloadSchema.safeParse(row.payload);
    if (!success) return null;
    const words = wordsIn(prompts, row.language);
    if (data.kind === 'announcement')
      return { html: announcementHtml(data.text, words), keyboard: null, answer: null };
    return digestMade(row, data, words);
  }

  /** What of it still stands, under buttons that lead to just that; null where nothing does. */
  async function digestMade(
    row: OutboxRow,
    { answer: id, page }: DigestPayload,
    words: Words,
  ): Promise<Made | null> {
    const composed = await answers.get(id);
    const standing = await messages.standing(row.id, page);
    const reply = composed && (await whatStands(composed.answer, standing.stories, articles.byKey));
    if (composed === null || reply === null) return notTold(row);
    const whole = { ...page, rest: await restOf(page.rest, standing) };
    const shown = pageStanding(whole, standing, { composed: composed.answer, standing: reply });
    // In a channel every press would be a post for all; who runs it has its buttons in the private chat.
    const isChannel = (await chats.kindOf(row.chat)) === 'channel';
    const html = renderDigest(shown, reply, words, isChannel);
    // Sentences of now may be longer than those it was laid out for.
    if (!fitsMessage(html)) return notTold(row);
    const answer = reply === composed.answer ? composed : await answers.save(composed, reply, composed.at);
    const keyboard = isChannel ? null : digestButtons(answer.id, reply, shown, words);
    return { html, keyboard, answer };
  }

  /** What stands, and what is only counted beside it, is not to be lost: it waits for the next digest. */
  async function notTold({ id }: OutboxRow): Promise<null> {
    await messages.putBack(id);
    return null;
  }

  /** The answer that holds what is only counted, without what fell from it. */
  async function restOf(id: string | null, { stories }: Standing): Promise<string | null> {
    const rest = id === null ? null : await answers.get(id);
    const reply = rest && (await whatStands(rest.answer, stories, articles.byKey));
    if (rest === null || reply === null) return null;
    return reply === rest.answer ? rest.id : (await answers.save(rest, reply, rest.at)).id;
  }

  /** Whatever happens here, Telegram took the message, and it is not to be sent again. */
  async function carried(answer: string, message: number, row: OutboxRow): Promise<void> {
    try {
      await answers.sent(answer, [message], row.language);
    } catch (error) {
      log.error({ err: safeError(error), row: row.id }, 'not noted by which message an answer was sent');
    }
  }

  return {
    async send(row) {
      const message = (await isKeptOut(row.chat)) ? null : await made(row);
      if (message === null) return { status: 'refused' };
      try {
        const { message_id } = await api.sendMessage(row.chat, message.html, {
          ...AS_HTML,
          ...(row.topic !== null && { message_thread_id: row.topic }),
          ...(message.keyboard && { reply_markup: message.keyboard }),
        });
        if (message.answer !== null) await carried(message.answer.id, message_id, row);
        return { status: 'sent', message: message_id };
      } catch (error) {
        const outcome = outcomeFor(error);
        log.warn({ err: safeError(error), row: row.id, outcome: outcome.status }, 'message not sent');
        return outcome;
      }
    },
  };
}

/** Whether Telegram answers at all, if only to refuse. */
export async function isReachable(api: Pick<Api, 'getMe'>): Promise<boolean> {
  try {
    await api.getMe();
    return true;
  } catch (error) {
    return outcomeOf(error)?.kind !== 'trouble';
  }
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
    case 'shut':
      return { status: met.kind };
    default:
      return { status: 'refused' };
  }
}

/** An announcement as its readers see it, and whoever sends it before. */
export function announcementHtml(text: string, words: Words): string {
  return words('announcement', { text: escapeHtml(text) });
}
