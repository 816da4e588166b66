// Which messages are said to the bot, and what those that are no commands ask: everything in private; in groups what
// mentions it or replies to it.
import type { MiddlewareFn } from 'grammy';
import type { Message, MessageEntity, UserFromGetMe } from 'grammy/types';
import type { BotContext } from './context.js';

type Me = Pick<UserFromGetMe, 'id' | 'username'>;

/** What a message asks in plain words. `others`: the words are not the asker's own but of the message replied to. */
export interface PlainQuestion {
  /** Empty for a mention with nothing else. */
  readonly text: string;
  readonly others: boolean;
}

/** Lets through what is said to the bot, and everything that is not a message; the rest of a group's talk ends here. */
export function onlyAddressed(): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage;
    if (message === undefined || isForBot(message, ctx.me)) await next();
  };
}

/** Whether a message is said to the bot; a command without a name is said to every bot of the group. */
function isForBot(message: Message, me: Me): boolean {
  if (isNobodysOwn(message, me)) return false;
  if (message.chat.type === 'private') return true;
  const command = commandOf(message);
  if (command !== null) {
    const [, bot] = command.split('@');
    return bot === undefined || bot.toLowerCase() === me.username.toLowerCase();
  }
  return repliesToBot(message, me) || mentionsOf(message, me).length > 0;
}

/**
 * What a message to the bot asks without a command; null for a command and for what has no text. A mention is taken out;
 * a mention alone, in reply to somebody, asks about that message or the part of it that is quoted.
 */
export function plainQuestion(message: Message, me: Me): PlainQuestion | null {
  const { text } = message;
  if (text === undefined || text.startsWith('/') || !isForBot(message, me)) return null;
  const mentions = mentionsOf(message, me);
  if (mentions.length === 0) return { text, others: false };
  return questionWith(message, without(text, mentions), me);
}

/**
 * What is asked with `words` beside a command or a mention: with none, it asks about the message that it replies to. Whoever
 * names the bot after a command means no word of the question.
 */
export function questionWith(message: Message, words: string, me: Me): PlainQuestion {
  const asked = tidied(words.replace(new RegExp(`(?<![\\p{L}\\p{N}_/])@${me.username}(?!\\w)`, 'giu'), ' '));
  const own = /[\p{L}\p{N}]/u.test(asked) ? asked : '';
  const about = repliesToBot(message, me) ? '' : textRepliedTo(message);
  return own === '' && about !== '' ? { text: about, others: true } : { text: own, others: false };
}

/**
 * A quote that somebody sent by the bot's own inline mode, a channel's post in its discussion group, the word of another
 * bot, or a message of a chat that the bot only speaks in for others: to answer those would be to interrupt or to loop.
 */
function isNobodysOwn(message: Message, me: Me): boolean {
  const { from, sender_chat, via_bot, is_automatic_forward, guest_query_id, business_connection_id } =
    message;
  const machine = from?.is_bot === true && sender_chat === undefined;
  const foreign = guest_query_id !== undefined || business_connection_id !== undefined;
  return via_bot?.id === me.id || is_automatic_forward === true || machine || foreign;
}

function commandOf({ text = '', entities = [] }: Message): string | null {
  const [first] = entities;
  return first?.type === 'bot_command' && first.offset === 0 ? text.slice(0, first.length) : null;
}

/** In a forum every message that replies to nothing else replies to the beginning of its topic, which a bot can have made. */
function repliesToBot({ reply_to_message: replied }: Message, me: Me): boolean {
  return replied?.from?.id === me.id && replied.forum_topic_created === undefined;
}

function mentionsOf(message: Message, me: Me): MessageEntity[] {
  const text = message.text ?? message.caption ?? '';
  const name = `@${me.username}`.toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).filter((entity) => {
    if (entity.type === 'text_mention') return entity.user.id === me.id;
    const { type, offset, length } = entity;
    return type === 'mention' && text.slice(offset, offset + length).toLowerCase() === name;
  });
}

function without(text: string, mentions: readonly MessageEntity[]): string {
  const rest = mentions.reduceRight(
    (left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`,
    text,
  );
  return tidied(rest);
}

function tidied(words: string): string {
  return words
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ (?=[,.:;!?])/gu, '')
    .replace(/^[\s,.:;!–—-]+/u, '')
    .trim();
}

function textRepliedTo({ quote, reply_to_message: replied }: Message): string {
  return (quote?.text ?? replied?.text ?? replied?.caption ?? '').trim();
}
