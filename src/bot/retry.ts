// Keeps what the bot calls for people within Telegram's rules: waits as told, tries again what may pass, follows a group
// that moved, and makes of harmless refusals what they are.
import { HttpError, type Transformer } from 'grammy';
import type { Logger } from 'pino';
import type { ChatStore } from '../core/chat-ports.js';
import type { Clock } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { plainText } from './html.js';
import { outcomeOf, outcomeOfRefusal, type TelegramOutcome } from './telegram-outcome.js';

/** Polling decides for itself what a failure means, and a typing sign is not worth a second try. */
const NEVER_AGAIN = new Set(['getUpdates', 'getMe', 'deleteWebhook', 'sendChatAction']);

/** Pauses after a server or network fault; with the fourth the call has failed. */
const TROUBLE_MS = [500, 2000, 5000];

/** A press or an inline query waits for its answer seconds only; what comes after it is not to be held up for longer. */
const PASSING = new Set(['answerCallbackQuery', 'answerInlineQuery']);
const PASSING_MS = 10_000;

/** A group that moved twice within a call is no group: two refusals name each other. */
const MOST_MOVES = 2;

/** Who is told what Telegram says of chats. */
export type ChatWatch = Pick<ChatStore, 'gone' | 'moved'>;

export interface TelegramRules {
  readonly pace: SendPace;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: Logger;
  /** Hears of chats that are gone or moved. */
  readonly chats?: ChatWatch | undefined;
  /** Whether somebody waits for what is called; else the caller tries again later, and decides whether to. */
  readonly urgent: boolean;
}

/** Waits for Telegram may be long, and must not keep a process alive that has been told to stop. */
export const waitUnheld = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

type Payload = Parameters<Transformer>[2];
type Response = Awaited<ReturnType<Transformer>>;
type Result = { readonly response: Response } | { readonly thrown: HttpError };

/** What edits and answers to presses are given for a success that has nothing to show. */
const DONE = { ok: true, result: true } as unknown as Response;

/**
 * The transformer. A request that failed on the network may have been carried out: Telegram has no way to tell, so an
 * answer can then arrive twice, which is better than not at all; what is not urgent is not repeated here. After a 429 the
 * chat is left alone for exactly the time named, with all that is to go there, and no other chat notices.
 */
export function telegramRules({ pace, clock, wait, log, chats, urgent }: TelegramRules): Transformer {
  /** Even a typing sign counts as not leaving a chat alone. */
  const isSilent = (payload: Payload): boolean => pace.silentUntil(chatOf(payload) ?? 0) > clock();

  return async (prev, method, payload, signal) => {
    if (method === 'sendChatAction' && isSilent(payload)) return DONE;
    if (NEVER_AGAIN.has(method)) return prev(method, payload, signal);
    let request: Payload = payload;
    let troubles = 0;
    let moves = 0;

    for (;;) {
      const chat = chatOf(request);
      if (chat !== null && urgent) await silenceOver(chat);
      const isMessage = method.startsWith('send');
      if (chat !== null && isMessage) pace.leaves(chat, clock());
      const result = await attempt(() => prev(method, request as typeof payload, signal));
      if (chat !== null && isMessage) pace.arrived(chat, clock());
      if ('response' in result && result.response.ok) return result.response;
      const met = readFailure(result);
      if (met?.kind === 'unchanged' || met?.kind === 'press-expired') return DONE;
      if (met?.kind === 'wait' && PASSING.has(method) && met.milliseconds > PASSING_MS) return DONE;
      if (!(await mended(met, chat))) {
        if ('thrown' in result) throw result.thrown;
        return result.response;
      }
    }

    async function silenceOver(chat: number): Promise<void> {
      let waited = 0;
      for (let end = pace.silentUntil(chat); end > Math.max(waited, clock()); end = pace.silentUntil(chat)) {
        await wait(end - clock());
        waited = end;
      }
    }

    /** Does what may let the call succeed; false when nothing may. */
    async function mended(met: TelegramOutcome | null, chat: number | null): Promise<boolean> {
      switch (met?.kind) {
        case 'wait':
          if (chat !== null) pace.told(chat, met.milliseconds, clock());
          else if (urgent) await wait(met.milliseconds);
          return urgent;
        case 'trouble': {
          const pause = TROUBLE_MS[troubles++];
          if (!urgent || pause === undefined || signal?.aborted) return false;
          await wait(pause);
          return true;
        }
        case 'moved':
          if (chat === null || chat === met.to || moves++ === MOST_MOVES) return false;
          await chats?.moved(chat, met.to);
          // The supergroup numbers its messages anew, so what was replied to is not there.
          leaveOut('reply_parameters');
          request = { ...request, chat_id: met.to } as Payload;
          return true;
        case 'reply-gone':
          return leaveOut('reply_parameters');
        case 'markup-refused':
          log.error({ method }, 'Telegram refused the markup of a message; its words are sent alone');
          return wordsAlone();
        case 'gone':
          // Whoever looks a chat or a member up by a number may have been given any.
          if (chat !== null && !method.startsWith('get')) await chats?.gone(chat, clock());
          return false;
        default:
          return false;
      }
    }

    function leaveOut(field: string): boolean {
      if (!(field in request)) return false;
      const { [field]: _, ...rest } = request as Record<string, unknown>;
      request = rest as Payload;
      return true;
    }

    function wordsAlone(): boolean {
      const { text } = request as { text?: unknown };
      if (typeof text !== 'string' || !leaveOut('parse_mode')) return false;
      request = { ...request, text: plainText(text) } as Payload;
      return true;
    }
  };
}

async function attempt(call: () => Promise<Response>): Promise<Result> {
  try {
    return { response: await call() };
  } catch (error) {
    if (error instanceof HttpError) return { thrown: error };
    throw error;
  }
}

function readFailure(result: Result): TelegramOutcome | null {
  if ('thrown' in result) return outcomeOf(result.thrown);
  return result.response.ok ? null : outcomeOfRefusal(result.response);
}

function chatOf(payload: Payload): number | null {
  const { chat_id } = payload as { chat_id?: unknown };
  return typeof chat_id === 'number' ? chat_id : null;
}
