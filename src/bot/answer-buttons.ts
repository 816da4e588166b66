// The buttons under an answer: its sources, other days, and what one may do with it.
import { InlineKeyboard } from 'grammy';
import { nearestDaysOf, quotesOf, type Reply } from '../core/answer.js';
import { dayText } from './article-line.js';
import { againData, OPEN, pageData } from './callback-data.js';
import type { BotContext } from './context.js';

/** Sources of what was found, the nearest days of what was not, and the way out of a time. Null when there is none. */
export function answerButtons({ words }: BotContext, id: string, reply: Reply): InlineKeyboard | null {
  const keyboard = new InlineKeyboard();
  if (quotesOf(reply).length > 0) keyboard.text(words('sources-button'), pageData(id, OPEN));
  const nearest = nearestDaysOf(reply);
  for (const side of ['before', 'after'] as const) {
    const day = nearest[side];
    if (day) keyboard.text(words('day-button', { day: dayText(day, words.locale) }), againData(id, side));
  }
  if (namesDays(reply)) keyboard.row().text(words('any-time-button'), againData(id, 'any'));
  return keyboard.inline_keyboard.some((row) => row.length > 0) ? keyboard : null;
}

/** Whether days were asked about, of several questions in any. */
function namesDays(reply: Reply): boolean {
  if (reply.status === 'several') return reply.parts.some(namesDays);
  return reply.window !== null || (reply.status === 'not-found' && reply.noSuchDay !== undefined);
}
