// Finds what the collection tells of a subject: the best sentence of every article that is about it, and what is near.
import type { NearArticle } from '../core/answer.js';
import type { WordSearch } from '../core/article-store.js';
import { nearArticles } from '../core/near-articles.js';
import { onSubject, readableSubject, subjectTerms } from '../core/on-subject.js';
import type { Question } from '../core/question.js';
import type { ScoredSentence } from '../core/quote.js';
import { type Ask, isOutOfDays } from './ask.js';

/** What was found, best first, one sentence an article; `near` names articles when there is none. */
export interface OnSubject {
  readonly question: Question;
  readonly sentences: readonly ScoredSentence[];
  readonly near: readonly NearArticle[];
  /** The text names no subject, only days or nothing. */
  readonly empty: boolean;
}

/** `only` limits the search to some chunks. */
export type FindOnSubject = (text: string, only?: readonly number[]) => Promise<OnSubject>;

/** Passages that are ranked and read: three times those of an answer, for a subject goes on for days. */
const PASSAGES = 120;

/** Makes the search. */
export function createFindOnSubject(deps: {
  readonly ask: Pick<Ask, 'findings'>;
  readonly words: Pick<WordSearch, 'frequencies' | 'total'>;
}): FindOnSubject {
  const { ask, words } = deps;

  return async (text, only) => {
    const options = { passages: PASSAGES, depth: PASSAGES, ...(only !== undefined && { only }) };
    const found = await ask.findings(readableSubject(text), options);
    const { question } = found;
    const field = question.language === 'vi' ? 'typed' : 'folded';
    const frequencies = await words.frequencies(field, question.terms);
    const statistics = {
      total: await words.total(),
      frequency: (term: string) => frequencies.get(term) ?? 0,
    };
    const empty = subjectTerms(question).length === 0;
    const isOut = empty || isOutOfDays(found);
    const sentences = isOut ? [] : onSubject(question, found.sentences, statistics);
    return { question, sentences, near: sentences.length === 0 ? nearArticles(found.passages) : [], empty };
  };
}
