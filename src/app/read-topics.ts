// Reads topics as the collection understands their words, and finds what they mean in numbers.
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import { readableSubject } from '../core/on-subject.js';
import type { Clock, Embedder, VectorIndex } from '../core/ports.js';
import { readQuestionInFull } from '../core/question.js';
import { readTopic } from '../core/topic.js';
import { type ReadTopic, topicOf } from '../core/topic-score.js';
import { kinOf, type TopicSense, unit } from '../core/topic-sense.js';
import type { QuestionWording } from './question-wording.js';

export interface TopicReader {
  /** A topic as somebody wrote it, ready to be compared with articles. */
  read(text: string): Promise<ReadTopic>;
  /** The vector that articles' passages are compared with. */
  vectorOf(topic: ReadTopic): Promise<Float32Array>;
  /** What is compared with articles: its vector, as `vectorOf` gave it, and its kin in the collection. */
  senseOf(topic: ReadTopic, vector: Float32Array): Promise<TopicSense>;
}

export interface TopicReaderDependencies {
  readonly words: Pick<WordSearch, 'frequencies' | 'total' | 'search'>;
  readonly embedder: Pick<Embedder, 'model' | 'embedQuestion'>;
  readonly index: Pick<VectorIndex, 'search'>;
  readonly articles: Pick<ArticleStore, 'chunks' | 'vectorsOf'>;
  readonly clock: Clock;
  readonly wordingOf?: QuestionWording;
}

/** Passages among which the kin is sought, by vector and by words each. */
const CANDIDATES = 40;
/** Topics whose kin is remembered; of 384 numbers each, some 8 MB. */
const REMEMBERED = 5000;
/** Chunks that hold a word from which it is at home in the collection, so that it tells no language: "iPhone", "metro". */
const AT_HOME = 20;
/**
 * Ways to ask for an English topic. One alone lies unevenly far from Vietnamese passages: over 27 English topics the mean of
 * these ranks articles with an average precision of .67, the plain words with .64 and any single one with .60 to .62.
 */
const ENGLISH: ReadonlyArray<(subject: string) => string> = [
  (subject) => subject,
  (subject) => `about the ${subject}`,
  (subject) => `news about ${subject}`,
  (subject) => `What is the latest news about ${subject}?`,
  (subject) => `What happened with ${subject}?`,
];

export function createTopicReader(deps: TopicReaderDependencies): TopicReader {
  const { words, embedder, index, articles, clock, wordingOf } = deps;
  const kins = new Map<string, Float32Array>();

  /** A subject of words that all stand in the articles is read as those are, whatever it looks like. */
  async function readable(subject: string): Promise<string> {
    const readable = readableSubject(subject);
    if (readable === subject) return subject;
    const tokens = subject.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const known = await words.frequencies('folded', tokens);
    return tokens.every((token) => (known.get(token) ?? 0) >= AT_HOME) ? subject : readable;
  }

  function fieldOf({ question }: ReadTopic) {
    return question.language === 'vi' ? 'typed' : 'folded';
  }

  return {
    async read(text) {
      const topic = readTopic(text);
      const question = await readQuestionInFull(await readable(topic.subject), dayAt(clock()), wordingOf);
      const read = async (frequencies: ReadonlyMap<string, number>): Promise<ReadTopic> =>
        topicOf(topic, question, {
          total: await words.total(),
          frequency: (term) => frequencies.get(term) ?? 0,
        });
      const bare = await read(new Map());
      return read(await words.frequencies(fieldOf(bare), bare.terms));
    },
    async vectorOf({ topic, question }) {
      if (question.language !== 'en') return embedder.embedQuestion(question.marked);
      const vectors: Float32Array[] = [];
      for (const asked of ENGLISH) vectors.push(await embedder.embedQuestion(asked(topic.subject)));
      return unit(vectors);
    },
    async senseOf(topic, vector) {
      // The kin grows with the collection: it is sought anew every day, and where there is twice as much.
      const size = Math.round(Math.log2((await words.total()) + 1));
      const what = JSON.stringify([embedder.model.fingerprint, dayAt(clock()), size, topic.topic.subject]);
      const known = kins.get(what);
      if (known !== undefined) return { vector, kin: known };
      const near = (await index.search(vector, CANDIDATES)).map(({ id }) => id);
      const { question } = topic;
      const field = fieldOf(topic);
      const said = question.language === 'en' ? [] : await words.search(field, question[field], CANDIDATES);
      const most = said[0]?.score ?? 0;
      const worth = new Map(said.map(({ chunk, score }) => [chunk, most > 0 ? score / most : 0]));
      const ids = [...new Set([...near, ...worth.keys()])];
      const vectors = await articles.vectorsOf(ids);
      const candidates = (await articles.chunks(ids)).flatMap(({ id, article }) => {
        const passage = vectors.get(id);
        return passage ? [{ article: article.key, vector: passage, words: worth.get(id) ?? 0 }] : [];
      });
      const kin = kinOf(vector, candidates, await words.total());
      if (kins.size >= REMEMBERED) kins.delete(kins.keys().next().value ?? '');
      kins.set(what, kin);
      return { vector, kin };
    },
  };
}
