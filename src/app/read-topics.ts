// Reads topics as the collection understands their words, and makes their vectors.
import type { WordSearch } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import { readableSubject } from '../core/on-subject.js';
import type { Clock, Embedder } from '../core/ports.js';
import { readQuestion } from '../core/question.js';
import { readTopic } from '../core/topic.js';
import { type ReadTopic, topicOf } from '../core/topic-score.js';
import type { QuestionWording } from './question-wording.js';

export interface TopicReader {
  /** A topic as somebody wrote it, ready to be compared with articles. */
  read(text: string): ReadTopic;
  /** The vector that articles' passages are compared with. */
  vectorOf(topic: ReadTopic): Promise<Float32Array>;
}

export function createTopicReader(deps: {
  readonly words: Pick<WordSearch, 'frequencies' | 'total'>;
  readonly embedder: Pick<Embedder, 'embedQuestion'>;
  readonly clock: Clock;
  readonly wordingOf?: QuestionWording;
}): TopicReader {
  const { words, embedder, clock, wordingOf } = deps;
  return {
    read(text) {
      const topic = readTopic(text);
      const question = readQuestion(readableSubject(topic.subject), dayAt(clock()), wordingOf);
      const frequencies = words.frequencies(question.language === 'vi' ? 'typed' : 'folded', question.terms);
      const statistics = { total: words.total(), frequency: (term: string) => frequencies.get(term) ?? 0 };
      return topicOf(topic, question, statistics);
    },
    vectorOf: ({ question }) => embedder.embedQuestion(question.marked),
  };
}
