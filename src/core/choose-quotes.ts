// Chooses what an answer shows: some quotes of one or two whole sentences, best first, no two saying the same.
import type { Quote } from './answer.js';
import { sourceOf, textOf } from './article.js';
import { AppError } from './errors.js';
import { tokensFor } from './evidence.js';
import { figuresIn, sameNumber } from './figures.js';
import { anyInTurn } from './in-turn.js';
import type { StoredArticle } from './ports.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import type { Span } from './sentences.js';
import { asksForSeveral, MOST_ARTICLES } from './several.js';
import { leans, namingSentence, paragraphAround } from './stand-alone.js';

/**
 * UTF-16 units a quote has at most, unless one sentence alone is longer: what a chat shows unfolded. Of development
 * questions, as many are answered within 400 as within 500.
 */
const LONGEST = 400;
/** What the sentence after is worth more than the one before: news says who and where first, how many and why next. */
const ONWARD = 1;
/** How far behind the sentence before may score and still be worth its length, when nothing leans on it. */
const WORTH_ADDING = 3;
const MOST_QUOTES = 3;
/** A further quote scores at most this much less than the first. */
const FURTHER = 1.2;
/**
 * The same for the quotes of other articles to a question for several things: one more in two answers, where a right one
 * left out is worse than one too many.
 */
const FURTHER_ARTICLE = 2;
/** Share of common tokens from which two quotes say the same. */
const SAME = 0.6;
/** The same among answers to a question for several things: they differ in little but the name that is asked for. */
const SAME_OF_SEVERAL = 0.85;
/**
 * The same for a quote from another article of a story already quoted: two papers on one event mostly say the same in
 * other words. Set by reason: it must bring something else to be worth its room.
 */
const SAME_IN_STORY = 0.35;
const SAME_OF_SEVERAL_IN_STORY = 0.6;

/** The story that the article of a key tells; null when it has none. */
export type StoryOf = (article: string) => Promise<string | null>;

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((token) => b.has(token)).length;
  return common / Math.max(Math.min(a.size, b.size), 1);
}

/** The sentence right before or after another in the same passage. */
function neighbour(
  of: ScoredSentence,
  among: readonly ScoredSentence[],
  side: 'before' | 'after',
): ScoredSentence | null {
  const same = among.filter(({ passage }) => passage === of.passage);
  const found =
    side === 'before'
      ? same.filter(({ end }) => end <= of.start).sort((a, b) => b.end - a.end)[0]
      : same.filter(({ start }) => start >= of.end).sort((a, b) => a.start - b.start)[0];
  return found ?? null;
}

/**
 * Widens a sentence by one neighbour that fits: the one before when it leans on it, else the one that answers better,
 * sooner the one after. Of development questions one in twenty is answered by the neighbour, most by the one after.
 */
function widen(best: ScoredSentence, among: readonly ScoredSentence[]): { start: number; end: number } {
  const before = neighbour(best, among, 'before');
  const after = neighbour(best, among, 'after');
  const fits = (other: ScoredSentence | null): other is ScoredSentence =>
    other !== null && Math.max(other.end, best.end) - Math.min(other.start, best.start) <= LONGEST;
  if (leans(best.text) && fits(before)) return { start: before.start, end: best.end };
  const forward = fits(after) ? after.score + ONWARD : Number.NEGATIVE_INFINITY;
  if (fits(before) && before.score >= Math.max(forward, best.score - WORTH_ADDING)) {
    return { start: before.start, end: best.end };
  }
  return { start: best.start, end: fits(after) ? after.end : best.end };
}

/** Whether a sentence stands, whole or in part, in one of the quotes. */
export function isShown(
  { passage: { chunk }, start, end }: ScoredSentence,
  quotes: readonly Quote[],
): boolean {
  return quotes.some(
    (quote) =>
      quote.article === chunk.article.key &&
      quote.caption === chunk.caption &&
      start < quote.end &&
      end > quote.start,
  );
}

/** Makes a quote of a slice. Throws QUOTE_NOT_VERBATIM rather than show what does not stand in the article. */
export function quoteOf(article: StoredArticle, caption: number | null, span: Span, passage: Span): Quote {
  const text = textOf(article, caption).slice(span.start, span.end);
  if (text === '' || text.length !== span.end - span.start) {
    throw new AppError('QUOTE_NOT_VERBATIM', `Quote ${span.start}–${span.end} is no slice of ${article.key}`);
  }
  return {
    text,
    article: article.key,
    ...sourceOf(article),
    caption,
    start: span.start,
    end: span.end,
    passage: { start: passage.start, end: passage.end },
    version: article.version,
  };
}

/** The sentence that names whom the first quote speaks of, as a quote of its own, when it cannot be read alone. */
function namingQuote({ passage: { chunk } }: ScoredSentence, quote: Quote): Quote | null {
  if (chunk.caption !== null || !leans(quote.text)) return null;
  const { article } = chunk;
  const naming = namingSentence(article.text, quote.start);
  return naming && quoteOf(article, null, naming, paragraphAround(article.text, naming));
}

/** Whether a sentence counts something that quotes count too, and differently: "15 người" after "12 người". */
function givesOtherFigure(sentence: string, quotes: readonly Quote[]): boolean {
  const shown = quotes.flatMap(({ text }) => figuresIn(text));
  return figuresIn(sentence).some((figure) => {
    const alike = shown.filter(({ unit }) => unit !== null && unit === figure.unit);
    return alike.length > 0 && !alike.some((other) => sameNumber(figure, other));
  });
}

/** Gathers quotes one by one, none of what is shown already. */
function gathering(question: Question, sentences: readonly ScoredSentence[], storyOf: StoryOf) {
  const quotes: Quote[] = [];
  const shown: Array<Set<string>> = [];
  const isOfStory = async ({ passage }: ScoredSentence): Promise<boolean> => {
    const { key } = passage.chunk.article;
    const story = await storyOf(key);
    return (
      story !== null &&
      (await anyInTurn(quotes, async ({ article }) => article !== key && (await storyOf(article)) === story))
    );
  };
  return {
    quotes,
    repeats: async (sentence: ScoredSentence, several: boolean): Promise<boolean> => {
      if (isShown(sentence, quotes)) return true;
      const [alike, inStory] = several ? [SAME_OF_SEVERAL, SAME_OF_SEVERAL_IN_STORY] : [SAME, SAME_IN_STORY];
      const same = (await isOfStory(sentence)) && !givesOtherFigure(sentence.text, quotes) ? inStory : alike;
      const tokens = tokensFor(question, sentence.text);
      return shown.some((other) => likeness(tokens, other) > same);
    },
    add: (sentence: ScoredSentence): void => {
      const { chunk } = sentence.passage;
      const free = sentences.filter((other) => !isShown(other, quotes));
      const quote = quoteOf(chunk.article, chunk.caption, widen(sentence, free), chunk);
      const naming = quotes.length === 0 ? namingQuote(sentence, quote) : null;
      for (const one of naming ? [quote, naming] : [quote]) {
        quotes.push(one);
        shown.push(tokensFor(question, one.text));
      }
    },
  };
}

/** The best sentence of each article that answers nearly as well as the best of all; none when only one article does. */
function onePerArticle(sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const [first] = sentences;
  const best = new Map<number, ScoredSentence>();
  for (const sentence of sentences) {
    if (first === undefined || first.score - sentence.score > FURTHER_ARTICLE) break;
    const { id } = sentence.passage.chunk.article;
    if (!best.has(id)) best.set(id, sentence);
  }
  return best.size > 1 ? [...best.values()] : [];
}

export interface ChoiceOptions {
  /** Sentences that come first, each as a quote, whatever they repeat. */
  readonly leading?: readonly ScoredSentence[] | undefined;
  /** Lets a story count once: another article of it is quoted only for what it says besides. */
  readonly storyOf?: StoryOf | undefined;
}

/**
 * The quotes for a question from its scored sentences (best first). A question for several things gets one quote an
 * article where more than one article answers.
 */
export async function chooseQuotes(
  question: Question,
  sentences: readonly ScoredSentence[],
  { leading = [], storyOf = async () => null }: ChoiceOptions = {},
): Promise<Quote[]> {
  const [first] = sentences;
  if (!first) return [];
  const { quotes, repeats, add } = gathering(question, sentences, storyOf);
  for (const sentence of leading) add(sentence);
  const several = asksForSeveral(question) ? onePerArticle(sentences) : [];
  const near = several.length > 0 ? several : sentences.filter(({ score }) => first.score - score <= FURTHER);
  const most = several.length > 0 ? MOST_ARTICLES : MOST_QUOTES;
  for (const sentence of near) {
    if (quotes.length >= most) break;
    if (!(await repeats(sentence, several.length > 0))) add(sentence);
  }
  return quotes;
}
