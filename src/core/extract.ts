// From a raw article to an article that can be quoted: body, captions, names and days, and a list of all that was cut.
import type { Article, ArticleDate } from './article.js';
import { parseDay } from './dates.js';
import { creditOf, readCredit } from './extract-byline.js';
import { markCaptions } from './extract-captions.js';
import { datelineDay, dayInUrl } from './extract-dates.js';
import { findEventDay } from './extract-event.js';
import { markFurniture, markTitle } from './extract-furniture.js';
import { type Frame, readFoot, readHead } from './extract-header.js';
import { type CutReason, toLines } from './extract-lines.js';
import { cleanField, cleanText } from './normalize.js';
import type { RawArticle } from './source-item.js';

/** An understood article, and every line that left its text with the reason why. */
export interface Extraction {
  readonly article: Article;
  readonly cut: ReadonlyArray<{ readonly reason: CutReason; readonly text: string }>;
}

const PARAGRAPH_BREAK = '\n\n';

/**
 * Understands a raw article. Pure, never throws. What the source states (title, date, outlet) is believed; a day the
 * source states but that cannot be read is looked for in the text. Lines that no rule understands stay in the body.
 */
export function extractArticle(raw: RawArticle): Extraction {
  const lines = toLines(cleanText(raw.text));
  const given = cleanField(raw.title);
  // A source with fields of its own has already taken the page apart: its text is touched as little as possible.
  const careful = given !== null || raw.date !== null;
  if (given !== null) markTitle(lines, given);
  markFurniture(lines);
  const frame = readHead(lines, given, careful);
  if (frame.title !== null) markTitle(lines, frame.title);
  readFoot(lines, frame);
  const captions = markCaptions(lines, careful);

  const paragraphs = lines.filter((line) => line.role === 'body').map((line) => line.text);
  const published = publicationDate(raw, frame, paragraphs);
  const eventDay = findEventDay(paragraphs, published?.day ?? null);
  const date: ArticleDate | null =
    published ?? (eventDay === null ? null : { day: eventDay, time: null, source: 'event' });
  const credits = captions
    .map(creditOf)
    .filter((credit) => credit !== null)
    .map(readCredit);
  const agencies = new Set(credits.map((credit) => credit.agency).filter((agency) => agency !== null));
  const photographers = [
    ...frame.photographers,
    ...credits.flatMap((credit) => credit.photographer?.split(', ') ?? []),
  ];

  return {
    article: {
      key: raw.key,
      title: frame.title,
      text: paragraphs.join(PARAGRAPH_BREAK),
      captions,
      author: frame.authors[0] ?? null,
      photographer: photographers.length === 0 ? null : [...new Set(photographers)].join(', '),
      outlet: cleanField(raw.outlet),
      // Pictures of several agencies name none for the text.
      agency: frame.agencies[0] ?? (agencies.size === 1 ? ([...agencies][0] ?? null) : null),
      url: raw.url,
      date,
      eventDay,
    },
    cut: lines.flatMap(({ role, text }) => (role === 'body' ? [] : [{ reason: role, text }])),
  };
}

/** The publication day with how it is known, surest first; null when nothing but the event's day could be known. */
function publicationDate(raw: RawArticle, frame: Frame, paragraphs: readonly string[]): ArticleDate | null {
  const stated = raw.date === null ? null : parseDay(raw.date);
  if (stated !== null) return { ...stated, source: 'given' };
  const [best] = frame.dates;
  if (best !== undefined) return { day: best.day, time: best.time, source: best.source };
  for (const paragraph of paragraphs.slice(0, 2)) {
    const day = datelineDay(paragraph);
    if (day !== null) return { day, time: null, source: 'dateline' };
  }
  const day = raw.url === null ? null : dayInUrl(raw.url);
  return day === null ? null : { day, time: null, source: 'url' };
}
