// What Telegram's refusals mean, in the one place that answers, corrections and everything else sent go by.
import { GrammyError, HttpError } from 'grammy';

/** What became of a call that failed, in terms of what is to be done about it. */
export type TelegramOutcome =
  /** 429: wait exactly so long. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** 5xx or the network; `taken` when the call may have been carried out all the same. */
  | { readonly kind: 'trouble'; readonly taken: boolean }
  /** The chat cannot be written to any more: blocked, kicked, deactivated, no such chat. */
  | { readonly kind: 'gone' }
  /** The group became a supergroup with this id. */
  | { readonly kind: 'moved'; readonly to: number }
  /** Nothing can be written here now, though the chat is there: the topic was closed or deleted, or the bot has no right to write. */
  | { readonly kind: 'shut' }
  /** An edit that changes nothing: as good as done. */
  | { readonly kind: 'unchanged' }
  /** The message to be edited is gone, or too old, or not the bot's. */
  | { readonly kind: 'not-editable' }
  /** The press of a button is too old to be answered. */
  | { readonly kind: 'press-expired' }
  /** The message to be replied to is gone. */
  | { readonly kind: 'reply-gone' }
  /** The markup or the links in it are not accepted; the words alone may be. */
  | { readonly kind: 'markup-refused' }
  /** The token is wrong or was revoked. */
  | { readonly kind: 'token-refused' }
  /** Telegram will never take this call. */
  | { readonly kind: 'refused' };

/** A refusal as the Bot API words it. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } | undefined;
}

/** Where Telegram names no time. */
const WAIT_MS = 1000;

/** Descriptions as the Bot API server (tdlib/telegram-bot-api, Client.cpp) and Telegram write them, in lower case. */
const BAD_REQUESTS: ReadonlyArray<
  readonly [RegExp, Exclude<TelegramOutcome['kind'], 'wait' | 'trouble' | 'moved'>]
> = [
  [/message is not modified/u, 'unchanged'],
  [/message to edit not found|message can't be edited|message_id_invalid/u, 'not-editable'],
  [/query is too old|query_id_invalid/u, 'press-expired'],
  [/message to (?:be )?repl(?:ied|y) not found|replied message not found/u, 'reply-gone'],
  [
    /topic_closed|topic_deleted|topic_id_invalid|message thread not found|not enough rights to send|have no rights to send|need administrator rights in the channel|chat_write_forbidden|chat_restricted/u,
    'shut',
  ],
  [/can't parse entities|entities_too_long|entity_\w+_invalid|entity_bounds_invalid/u, 'markup-refused'],
  [
    /chat not found|user not found|peer_id_invalid|user_is_deactivated|group chat was deactivated|bot is not a member/u,
    'gone',
  ],
];

/** Reads a refusal. */
export function outcomeOfRefusal({ error_code: code, description, parameters }: Refusal): TelegramOutcome {
  if (code === 429)
    return {
      kind: 'wait',
      milliseconds: parameters?.retry_after === undefined ? WAIT_MS : parameters.retry_after * 1000,
    };
  // A gateway that gave up waiting cannot say whether the request went through; an error of Telegram's own hardly let it.
  if (code >= 500) return { kind: 'trouble', taken: code !== 500 };
  if (parameters?.migrate_to_chat_id !== undefined)
    return { kind: 'moved', to: parameters.migrate_to_chat_id };
  if (code === 401 || code === 404) return { kind: 'token-refused' };
  const words = description.toLowerCase().replaceAll('’', "'");
  const [, kind] = BAD_REQUESTS.find(([reason]) => reason.test(words)) ?? [];
  if (code === 403) return { kind: kind === 'shut' ? kind : 'gone' };
  return { kind: kind ?? 'refused' };
}

/** Faults after which nothing can have reached Telegram. */
const NEVER_LEFT = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Reads what a call threw; null for what Telegram and the network have no part in. */
export function outcomeOf(error: unknown): TelegramOutcome | null {
  if (error instanceof GrammyError) return outcomeOfRefusal(error);
  if (!(error instanceof HttpError)) return null;
  const { error: cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words = cause instanceof Error ? cause.message : '';
  // A connection that did not come about, in whatever time, carried nothing. grammY's client keeps of it but the words.
  const isUnconnected =
    words.includes('reason: connect ') || (code === 'ETIMEDOUT' && !/reason: (?:read|write) /u.test(words));
  return { kind: 'trouble', taken: !isUnconnected && !NEVER_LEFT.has(code) };
}

/** Whether the chat cannot be written to any more: not a fault of the bot's. */
export function isUnreachable(error: unknown): boolean {
  return outcomeOf(error)?.kind === 'gone';
}

/** Whether no message can be written to this place now, though the chat is there and may open again. */
export function isShut(error: unknown): boolean {
  return outcomeOf(error)?.kind === 'shut';
}
