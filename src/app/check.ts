// Looks each sentence of a text up: word for word in the collection, in other words, said otherwise, or not there.
import type { Answer, Quote } from '../core/answer.js';
import { outletOf } from '../core/article.js';
import {
  type Disagreement,
  disagreements,
  type Held,
  heldBy,
  isTitleOf,
  nearestTo,
  type WrittenOtherwise,
} from '../core/check-sentence.js';
import { quoteOf } from '../core/choose-quotes.js';
import { type Claim, claimsIn } from '../core/claims.js';
import { paperOf } from '../core/known-outlets.js';
import { foldedLine } from '../core/look-up.js';
import { LOOK_UP_CUT } from '../core/look-up-score.js';
import type { StoredArticle } from '../core/ports.js';
import { paragraphAround } from '../core/stand-alone.js';
import { inOrderOfDays } from '../core/timeline.js';
import type { PlacedSentence } from '../core/version-changes.js';
import type { LookUp, LookUpFinding } from './look-up.js';
import type { TellStories } from './tell-stories.js';

/** Whether an article names the speaker of the words near them. */
export interface Speaker {
  readonly name: string;
  readonly named: boolean;
}

interface NearlyTold {
  readonly quote: Quote;
  /** The article's title is what is nearest, nearer than any sentence. */
  readonly byTitle: boolean;
}

/**
 * What was found of one sentence. `word-for-word`: an article has it, in the earliest one; `papers` counts the papers that
 * have it. `headline`: it is an article's title. `other-words`: an article tells it; `differs`: an article has nearly the
 * same sentence, which says something otherwise; `said`: only the words that the sentence quotes are there word for word.
 * `quote` is what the article says.
 */
export type Verdict = { readonly claim: string } & (
  | {
      readonly kind: 'word-for-word';
      readonly quote: Quote;
      readonly otherwise: readonly WrittenOtherwise[];
      /** The article's sentence says more than the claim. */
      readonly part: boolean;
      readonly papers: number;
      readonly speaker: Speaker | null;
    }
  | { readonly kind: 'said'; readonly words: string; readonly quote: Quote; readonly speaker: Speaker }
  | { readonly kind: 'headline'; readonly quote: Quote }
  | ({ readonly kind: 'other-words' } & NearlyTold)
  | ({ readonly kind: 'differs'; readonly disagreements: readonly Disagreement[] } & NearlyTold)
  | { readonly kind: 'absent' }
);

/** The verdicts in order, and how many sentences were not looked up. */
export interface Checked {
  readonly verdicts: readonly Verdict[];
  readonly left: number;
}

export type Check = (text: string) => Promise<Checked>;

/** Likeness (Dice over words) from which a sentence is the claim but for some words, and says so or something otherwise. */
const SAME_SENTENCE = 0.7;
/** Score of looking up from which an article tells the claim in quite other words. */
const TELLS = Math.max(LOOK_UP_CUT, 0.5);
/** Likeness that its nearest sentence must have even so. */
const TELLING_SENTENCE = 0.4;
/** Articles whose sentences are compared, best first. */
const COMPARED = 8;

function quoteFrom(article: StoredArticle, { caption, start, end }: PlacedSentence): Quote {
  const around = caption === null ? paragraphAround(article.text, { start, end }) : { start, end };
  return quoteOf(article, caption, { start, end }, around);
}

/** Makes the use case. */
export function createCheck(deps: {
  readonly lookUp: Pick<LookUp, 'findings'>;
  readonly tellStories: TellStories;
}): Check {
  const { lookUp, tellStories } = deps;

  /** The quote with its story. */
  async function told(quote: Quote): Promise<Quote> {
    const answer: Answer = { status: 'answered', question: '', quotes: [quote], window: null, score: 1 };
    const reply = await tellStories(answer);
    return (reply.status === 'answered' ? reply.quotes[0] : undefined) ?? quote;
  }

  function wordForWord(found: readonly LookUpFinding[], words: string) {
    const holding = found.flatMap(({ article }) => {
      const held = heldBy(article, words);
      return held === null ? [] : [{ article, held, date: article.date, eventDay: null }];
    });
    const [first] = inOrderOfDays(holding);
    if (first === undefined) return null;
    const papers = new Set(holding.flatMap(({ article }) => paperOf(outletOf(article)) ?? [])).size;
    return { ...first, papers };
  }

  async function verdictOf({ text, said }: Claim): Promise<Verdict> {
    const found = await lookUp.findings(text);
    const exact = wordForWord(found, text);
    if (exact !== null) {
      const { article, held, papers } = exact;
      const speaker = said && speakerOf(article, held, said.speaker);
      const quote = await told(quoteFrom(article, held));
      const { otherwise, part } = held;
      return { claim: text, kind: 'word-for-word', quote, otherwise, part, papers, speaker };
    }
    const verdict = await inOtherWords(text, found);
    if (said === null || verdict.kind === 'differs' || verdict.kind === 'headline') return verdict;
    const part = wordForWord(await lookUp.findings(said.words), said.words);
    if (part === null) return verdict;
    const speaker = speakerOf(part.article, part.held, said.speaker);
    const quote = await told(quoteFrom(part.article, part.held));
    return { claim: text, kind: 'said', words: said.words, quote, speaker };
  }

  async function inOtherWords(claim: string, found: readonly LookUpFinding[]): Promise<Verdict> {
    const title = found.find(({ article }) => isTitleOf(article, claim));
    const compared = found.slice(0, COMPARED).flatMap(({ article, score }) => {
      const nearest = nearestTo(article, claim);
      return nearest === null ? [] : [{ article, score, nearest }];
    });
    const named = compared.find(({ article }) => article === title?.article);
    if (named)
      return { claim, kind: 'headline', quote: await told(quoteFrom(named.article, named.nearest.sentence)) };
    const [best] = [...compared].sort((a, b) => b.nearest.likeness - a.nearest.likeness);
    const [first] = compared;
    const meant = best && best.nearest.likeness >= SAME_SENTENCE ? best : telling(first);
    if (meant === undefined) return { claim, kind: 'absent' };
    const quote = await told(quoteFrom(meant.article, meant.nearest.sentence));
    const differing = disagreements(meant.article, claim, meant.nearest);
    const byTitle = meant.nearest.told !== meant.nearest.sentence.text;
    if (differing.length > 0) return { claim, kind: 'differs', quote, byTitle, disagreements: differing };
    return { claim, kind: 'other-words', quote, byTitle };
  }

  return async (text) => {
    const { claims, left } = claimsIn(text);
    const verdicts: Verdict[] = [];
    for (const claim of claims) verdicts.push(await verdictOf(claim));
    return { verdicts, left };
  };
}

function telling<
  Compared extends { readonly score: number; readonly nearest: { readonly likeness: number } },
>(first: Compared | undefined): Compared | undefined {
  const tells = first !== undefined && first.score >= TELLS && first.nearest.likeness >= TELLING_SENTENCE;
  return tells ? first : undefined;
}

/** Letters around words within which their speaker is named. */
const AROUND = 600;

function speakerOf(article: StoredArticle, { caption, start, end }: Held, name: string): Speaker {
  const text = caption === null ? article.text : (article.captions[caption] ?? '');
  const around = foldedLine(text.slice(Math.max(0, start - AROUND), end + AROUND));
  const last = foldedLine(name).trim().split(' ').slice(-2).join(' ');
  return { name, named: around.includes(` ${last} `) };
}
