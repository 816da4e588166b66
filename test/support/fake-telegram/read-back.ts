// Reads a sent message as a person does: which of its text stands in quotes, in bold, behind links.
import type { BotMessage } from './world.js';

/** The text of every entity of a type, in order; both kinds of block quote count as 'blockquote'. */
export function textsOf(message: BotMessage, type: 'blockquote' | 'bold' | 'text_link'): string[] {
  return message.entities
    .filter(
      (entity) => entity.type === type || (type === 'blockquote' && entity.type === 'expandable_blockquote'),
    )
    .map(({ offset, length }) => message.text.slice(offset, offset + length));
}

/** The addresses behind the links of a message. */
export function linksOf(message: BotMessage): string[] {
  return message.entities.flatMap(({ url }) => (url === undefined ? [] : [url]));
}

/** The texts of a message's buttons, row after row. */
export function buttonsOf(message: BotMessage): string[] {
  return message.keyboard.flat().map(({ text }) => text);
}
