// Turns a comparison into messages: one side after the other, each with its quotes or the word that it has none.
import type { Compared, ComparedSide } from '../app/compare.js';
import type { GivenFigure } from '../core/answer.js';
import { dayText, type Words } from './article-line.js';
import { escapeHtml, oneLine, packMessages } from './html.js';
import { quoteBlocks } from './quote-block.js';

type Found = Extract<Compared, { status: 'compared' }>;

/** UTF-16 units of a subject that is shown again. */
const SUBJECT_SHOWN = 200;

/** The comparison as one or more HTML messages, each within Telegram's limits. */
export function renderCompared({ subject, sides, differing }: Found, words: Words): string[] {
  const heading = words('compare-heading', { subject: escapeHtml(oneLine(subject, SUBJECT_SHOWN)) });
  const figures = differing.map((pair) => differingLine(pair, words));
  const [first = '', ...rest] = sides.flatMap((side) => sideItems(side, words));
  return packMessages([[heading, ...figures].join('\n'), first, ...rest]);
}

function differingLine([one, other]: readonly [GivenFigure, GivenFigure], words: Words): string {
  const told = ({ figure, day }: GivenFigure): string => {
    const written = escapeHtml(oneLine(figure, 100));
    return day === null
      ? written
      : words('compare-figure', { figure: written, day: dayText(day, words.locale) });
  };
  return words('compare-differing', { one: told(one), other: told(other) });
}

function nameOf({ side }: ComparedSide, words: Words): string {
  const name = side.kind === 'outlet' ? side.paper.name : side.days;
  const written = escapeHtml(oneLine(name, 100));
  return side.kind === 'outlet' ? written : words('compare-days', { days: written });
}

/** The name of the side over its first quote, so that no message ends in a heading. */
function sideItems(compared: ComparedSide, words: Words): string[] {
  const { side, quotes } = compared;
  const name = nameOf(compared, words);
  const heading = `<b>${name}</b>`;
  const [first, ...rest] = quotes.flatMap((quote) => quoteBlocks(quote, words));
  if (first !== undefined) return [`${heading}\n${first}`, ...rest];
  const why =
    side.kind === 'outlet' && side.paper.outlets.length === 0 ? 'compare-no-paper' : 'compare-nothing';
  return [`${heading}\n${words(why, { side: name })}`];
}
