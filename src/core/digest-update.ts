// What an article adds to a story that somebody was told before: a new figure, a later day, or a much fuller report.
import { type Article, outletOf } from './article.js';
import type { DigestUpdate } from './digest-group.js';
import { type Figure, figuresIn, sameNumber } from './figures.js';
import { paperOf } from './known-outlets.js';
import { typedTokens } from './text.js';
import { likeness, sentencesIn } from './version-changes.js';

/** Share of words and pairs from which a sentence was told already, as `nearestSentences` takes two for one rewritten. */
const SAME_SENTENCE = 0.4;
/** How much longer than every article told a report must be to be worth another message; set by reason, not measured. */
const FULLER = 2;

/** What the sentence `said` of `article` adds to the articles told of; null when nothing worth telling. */
export function whatIsNew(said: string, article: Article, told: readonly Article[]): DigestUpdate | null {
  if (isEarlier(article, told)) return null;
  const sentences = told.flatMap((one) => sentencesIn(one).map(({ text }) => text));
  if (sentences.some((sentence) => sentence === said)) return null;
  const figure = newFigure(said, sentences);
  if (figure !== null) return { kind: 'figure', figure };
  const tokens = new Set(typedTokens(said));
  if (sentences.some((sentence) => likeness(tokens, new Set(typedTokens(sentence))) >= SAME_SENTENCE))
    return null;
  if (isLater(article, told)) return { kind: 'later' };
  const papers = new Set(told.map((one) => paperOf(outletOf(one))));
  const longest = Math.max(0, ...told.map(({ text }) => text.length));
  const isFuller = !papers.has(paperOf(outletOf(article))) && article.text.length >= longest * FULLER;
  return isFuller && told.length > 0 ? { kind: 'fuller' } : null;
}

/** A figure of the sentence, as written, for which the others give none of the same unit that may be the same number. */
function newFigure(said: string, sentences: readonly string[]): string | null {
  const given = sentences.flatMap(figuresIn);
  const known = (figure: Figure) => given.some((one) => one.unit === figure.unit && sameNumber(one, figure));
  const counted = (figure: Figure) => given.some((one) => one.unit === figure.unit);
  const found = figuresIn(said).find((figure) => counted(figure) && !known(figure));
  return found === undefined ? null : said.slice(found.start, found.end);
}

function dayOf({ date }: Article): string | null {
  return date === null || date.source === 'event' ? null : date.day;
}

/** Whether the article is of an earlier day than the last told: what it says is no news any more. */
function isEarlier(article: Article, told: readonly Article[]): boolean {
  const day = dayOf(article);
  return day !== null && told.some((one) => (dayOf(one) ?? '') > day);
}

/** Whether the article is of a later day than every article told; unknown days tell nothing. */
function isLater(article: Article, told: readonly Article[]): boolean {
  const day = dayOf(article);
  const days = told.map(dayOf);
  return day !== null && days.length > 0 && days.every((one) => one !== null && one < day);
}
