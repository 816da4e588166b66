// Whom a question is put to: in a group the one person by name, so that nobody else is asked to reply.
import type { BotContext } from './context.js';
import { escapeHtml, oneLine } from './html.js';

const NAME_UNITS = 40;

/** HTML that names who sent the update, before a ForceReply that is `selective` (Bot API); '' where nobody else reads it. */
export function calledIn({ chat, from }: BotContext): string {
  if (chat?.type === 'private' || chat?.type === 'channel' || from === undefined) return '';
  return `<a href="tg://user?id=${from.id}">${escapeHtml(oneLine(from.first_name, NAME_UNITS))}</a>: `;
}
