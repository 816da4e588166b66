// Picks the sentence by which an article is shown to those who follow a topic, or everything.
import type { Quote } from './answer.js';
import { quoteOf } from './choose-quotes.js';
import { coverageOf, tokensFor } from './evidence.js';
import { isClear } from './on-subject.js';
import { type Span, splitSentences } from './sentences.js';
import { paragraphAround } from './stand-alone.js';
import type { ReadArticle, ReadTopic } from './topic-score.js';

/** Sentences looked at: news say first what matters. */
const SENTENCES = 40;
/** What being readable by itself is worth, in shares of the topic's words, and standing first instead of last. */
const [CLEAR, FIRST] = [0.5, 0.3];

/** The clearest sentence about the topic (null: about whatever the article is), verbatim; null for an article without text. */
export function topicSentence(topic: ReadTopic | null, { article }: ReadArticle): Quote | null {
  const texts: ReadonlyArray<readonly [number | null, string]> = [
    [null, article.text],
    ...article.captions.map((text, i) => [i, text] as const),
  ];
  const [caption, text] = texts.find(([, some]) => some.trim() !== '') ?? [];
  if (caption === undefined || text === undefined) return null;
  const covered = topic && coverageOf(topic.terms, topic.statistics);
  const worth = (span: Span, i: number): number => {
    const sentence = text.slice(span.start, span.end);
    const held = topic && covered ? covered(tokensFor(topic.question, sentence)) : 0;
    return held + (isClear(sentence) ? CLEAR : 0) + FIRST * (1 - i / SENTENCES);
  };
  const spans = splitSentences(text).slice(0, SENTENCES);
  const [best] = spans
    .map((span, i) => ({ span, worth: worth(span, i) }))
    .sort((one, other) => other.worth - one.worth);
  return best ? quoteOf(article, caption, best.span, paragraphAround(text, best.span)) : null;
}
