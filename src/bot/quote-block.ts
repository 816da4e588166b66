// One quote with its source as HTML, in more than one piece only when it cannot fit a message.
import type { Quote } from '../core/answer.js';
import { articleLine, storyLine, type Words } from './article-line.js';
import { blockquote, MESSAGE_UNITS, measure, splitText } from './html.js';

/** Units left for what a message has besides: headings and what stands before a quote. */
const BESIDES = 700;

/** The quote in a block, then outlet, title and day; pieces of a long one join to exactly the quote. */
export function quoteBlocks(quote: Quote, words: Words): string[] {
  const opening = quote.caption === null ? '' : `${words('caption')}\n`;
  const source = `\n${articleLine(quote, words)}${storyLine(quote, words)}`;
  const more = `\n${words('continued')}`;
  const room = MESSAGE_UNITS - BESIDES - measure(opening + source + more).units;
  const pieces = splitText(quote.text, room).map((piece) => blockquote(piece));
  return pieces.map((piece, index) =>
    [index === 0 ? opening : '', piece, index === pieces.length - 1 ? source : more].join(''),
  );
}
