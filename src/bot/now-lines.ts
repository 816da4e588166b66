// How an article puts now what was quoted of it: its sentences verbatim, or that there is none like it.
import type { Words } from './article-line.js';
import { blockquote, cutBefore } from './html.js';

/** UTF-16 units of a sentence that is shown beside others in one message; the rest can be read in the article. */
const SENTENCE_UNITS = 500;
const MOST_SENTENCES = 2;

/** A sentence in a quote of its own, cut with an ellipsis when it is very long. */
export function quotedSentence(text: string): string {
  const shown =
    text.length <= SENTENCE_UNITS ? text : `${text.slice(0, cutBefore(text, SENTENCE_UNITS - 1))}…`;
  return blockquote(shown);
}

/** The sentences of the article now, each in a quote, at most two. */
export function nowLines(sentences: readonly string[], words: Words): string {
  if (sentences.length === 0) return words('now-says-nothing');
  const quotes = sentences.slice(0, MOST_SENTENCES).map(quotedSentence);
  return [words('now-says'), ...quotes].join('\n');
}
