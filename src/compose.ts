// Puts the product together: the only file that names every concrete class; opens and closes all that must be.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Ask, Part } from './app/ask.js';
import { createChangeOnce } from './app/change-once.js';
import { type Cite, createCite } from './app/cite.js';
import { type Converse, createConverse } from './app/converse.js';
import { createDescribeCollection } from './app/describe-collection.js';
import { createFindGaps, type FindGaps } from './app/find-gaps.js';
import { createFollowStore } from './app/follow-store.js';
import { createIngest, type Ingest } from './app/ingest.js';
import { createLookUp, type LookUp } from './app/look-up.js';
import type { MatchSubscriptions } from './app/match-subscriptions.js';
import { createPointOut, type PointOut } from './app/point-out.js';
import { createPrecedence } from './app/precedence.js';
import type { CompareTopic, PreviewTopic } from './app/preview-topic.js';
import { createQuestionWording, rememberingWordings } from './app/question-wording.js';
import { rememberingChunks } from './app/remember-chunks.js';
import { rememberingWords } from './app/remember-words.js';
import type { TakeUploads } from './app/take-uploads.js';
import { createUntilClosed } from './app/until-closed.js';
import {
  type Archive,
  systemClock as clock,
  openArchive,
  openSourceList,
  openVotes,
} from './compose-archive.js';
import { beginReader, openAsking, type ReaderUse } from './compose-asking.js';
import { type Chats, openChats } from './compose-chats.js';
import { type Corrections, openCorrections } from './compose-corrections.js';
import { ingestEmbedder } from './compose-embedding.js';
import { openSearching } from './compose-index.js';
import { openMatching } from './compose-matching.js';
import { openReader, type Reader } from './compose-reader.js';
import { openResearch, type Research } from './compose-research.js';
import { type Following, openFollowing, openReading, openUploads, type Reading } from './compose-sources.js';
import { openStorage } from './compose-storage.js';
import { openStories, type Stories } from './compose-stories.js';
import type { Config } from './config.js';
import { type Answer, singleAnswer } from './core/answer.js';
import type { WordSearch } from './core/article-store.js';
import { extractArticle } from './core/extract.js';
import type { Leadership } from './core/leadership.js';
import type { Storage } from './core/storage.js';
import { warmUp } from './core/warm-up.js';
import { projectRoot } from './project-root.js';
import { loadPrompts, type Prompts } from './prompts.js';
import { readAbbreviationList } from './sources/abbreviation-list.js';
import type { Purpose } from './vectors/embedder.js';

/** Between two steps of making ready what the first question needs: the opening takes a second, most of it in threads. */
const WARMING_PAUSE_MS = 5;

export interface Collection extends Archive {
  readonly readBelow: Reading['readBelow'];
  readonly words: WordSearch;
  readonly ask: Ask;
  /** What a message of a conversation is answered with; `ask` and `lookUp` are steps of it. */
  readonly converse: Converse;
  readonly lookUp: LookUp;
  /** What `eval` asks: the answer to a message that follows none, as people get it. */
  readonly answer: (text: string) => Promise<Answer>;
  /** Whether a reader takes part in asking. */
  readonly reads: boolean;
  /** The same without some parts of asking, for measuring. */
  askWithout(parts: readonly Part[]): {
    readonly ask: Ask;
    readonly answer: (text: string) => Promise<Answer>;
  };
  readonly cite: Cite;
  /** What looks a subject or a sentence up: timeline, comparison, citations, checking. */
  readonly research: Research;
  /** What is kept of chats and of people. */
  readonly chats: Chats;
  /** What people asked about and the collection lacked. */
  readonly findGaps: FindGaps;
  /** Live sources; nothing is followed before it is started. */
  readonly following: Following;
  /** What admins send to be taken in. */
  readonly uploads: TakeUploads;
  readonly corrections: Corrections;
  /** Which of the processes that share the database does what only one may do. */
  readonly leadership: Leadership;
  readonly databaseSize: Storage['size'];
  /** Pages on which one reads what was quoted. */
  readonly reader: Reader;
  /** Marks answers' words and links passages; `converse` has done so already. */
  readonly pointOut: PointOut;
  /** Lets whoever asked a question go first. */
  readonly turn: () => Promise<void>;
  /** Finds what is new for those who follow something. */
  readonly matchSubscriptions: MatchSubscriptions;
  /** What following a topic would bring. */
  readonly previewTopic: PreviewTopic;
  /** Compares stored articles with a topic, for measuring and fitting. */
  readonly compareTopic: CompareTopic;
  /** Places into stories what was stored without a place; ingest does so by itself for what it stores. */
  readonly groupStories: Stories['groupStories'];
  /** Writes the vector index to disk where it has changed. */
  saveIndex(): Promise<void>;
}

export interface CollectionOptions extends ReaderUse {
  /** @default 'serving' */
  readonly purpose?: Purpose;
  /** @default the database that the settings name */
  readonly storage?: typeof openStorage;
}

function answeringBy(converse: Converse): (text: string) => Promise<Answer> {
  return async (text) => singleAnswer(await converse(text, null));
}

/**
 * Opens everything that answering and ingesting need. Throws MODEL_MISMATCH when the collection was embedded by another
 * model than the one configured.
 */
export async function openCollection(
  config: Config,
  log: Logger,
  { purpose = 'serving', storage: open = openStorage, ...use }: CollectionOptions = {},
): Promise<Collection> {
  const storage = await open(config, {
    onReadingDeath: (deaths, isStartedAgain) =>
      log.warn({ deaths, isStartedAgain }, 'the reading thread, which searches for questions, ended'),
  });
  const { articles: store } = storage;
  // Opening takes its time, and so does what follows.
  await nextTurn();
  const untilClosed = createUntilClosed();
  const closing: Array<() => Promise<void> | void> = [storage.close, untilClosed.ended];
  const close = async (): Promise<void> => {
    untilClosed.close();
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const precedence = createPrecedence();
    const turn = async (): Promise<void> => {
      await nextTurn();
      await precedence.giveWay();
    };
    // What is read with is loaded while what is searched with is.
    const beginning = beginReader(config, log, use);
    closing.push(beginning.close);
    // Between its steps what is being opened goes first. For a single question it would be more than the question needs.
    if (purpose === 'serving') void warmUp(() => delay(WARMING_PAUSE_MS, undefined, { ref: false }));
    const searching = await openSearching(storage, config, log, {
      giveWay: precedence.giveWay,
      purpose,
    });
    closing.push(searching.close);
    const { embedder, index, saveIndex } = searching;
    const reading = openReading(config);
    const { read, readBelow } = reading;
    closing.push(() => reading.close());
    const { change, during } = createChangeOnce(() => store.change());
    const words = rememberingWords(storage.words, change);
    const corrections = openCorrections(storage);
    const followed = storage.index === null ? index : null;
    const follower = await createFollowStore(store, storage.words, followed, searching.follow);
    const listed = readAbbreviationList(join(projectRoot, 'prompts', 'abbreviations.txt'));
    const pause = nextTurn as () => Promise<void>;
    const wordingOf = rememberingWordings(createQuestionWording(words, listed, pause), change);
    const stories = openStories(storage);
    const reader = await openReader(storage, config);
    const pointOut = createPointOut({
      articles: store,
      clock,
      wordingOf,
      readerUrl: reader.urlOf,
      change,
      pause,
    });
    const remembered = { ...store, chunks: rememberingChunks((ids) => store.chunks(ids), change) };
    const askParts = {
      store: remembered,
      words,
      stories: stories.stories,
      embedder,
      index,
      clock,
      wordingOf,
      pause,
    };
    const readingModel = await beginning.opening;
    const asking = openAsking(askParts, followed, readingModel, config, log, use);
    const plainAsk = asking.ask;
    const plainIngest = createIngest({
      store,
      ...ingestEmbedder(storage, embedder),
      index,
      clock,
      extract: extractArticle,
      exists: existsSync,
      onStored: stories.groupStories.place,
      turn,
    });
    const first = <T>(work: () => Promise<T>): Promise<T> =>
      untilClosed.run(() => searching.steadily(follower.follow, () => during(() => precedence.first(work))));
    const ask = Object.assign((...asked: Parameters<Ask>) => first(() => plainAsk(...asked)), {
      findings: plainAsk.findings,
    });
    const lookUp = createLookUp({ ...askParts, onQuestion: asking.begin });
    const describe = createDescribeCollection({ store, words });
    const conversing = (ask: Ask, onAsked?: (text: string) => void): Converse =>
      createConverse({ ask, describe, lookUp, store, clock, onAsked, passagesOf: stories.passagesOf });
    const plainConverse = conversing(plainAsk, asking.expect);
    const converse: Converse = async (...said) => {
      const reply = await first(() => plainConverse(...said));
      return await untilClosed.run(() => during(async () => pointOut(await stories.tellStories(reply))));
    };
    const research = openResearch({
      ...{ ask: asking.ofSubjects, lookUp, words, store, history: corrections.history, clock },
      ...{ storyOf: (key) => stories.stories.storyOf(key), tellStories: stories.tellStories, pointOut },
      first,
    });
    const ingest: Ingest = async (items, options) => {
      const report = await follower.during(async () => {
        if (!options?.dryRun) await stories.placeLeftOut(options?.signal);
        return plainIngest(items, options);
      });
      corrections.changed();
      return report;
    };
    const withdraw = async (keys: readonly string[]): Promise<void> => {
      await follower.during(async () => index.remove(await store.remove(keys, clock())));
      corrections.changed();
    };
    const following = openFollowing({ ...storage, reading, ingest, withdraw, clock, config, log });
    closing.push(() => following.stop());
    const uploads = openUploads({ config, ingest, read, clock });
    closing.push(() => uploads.stop());
    const chats = openChats(storage, config);
    return {
      store,
      stories: stories.stories,
      groupStories: stories.groupStories,
      history: corrections.history,
      words,
      ask,
      converse,
      lookUp,
      answer: answeringBy(converse),
      reads: readingModel !== null,
      askWithout: (without) => {
        const partial = asking.without(without);
        return { ask: partial, answer: answeringBy(conversing(partial)) };
      },
      ingest,
      read,
      following,
      uploads,
      readBelow,
      cite: createCite({ articles: store, history: corrections.history }),
      research,
      corrections,
      leadership: storage.leadership,
      databaseSize: storage.size,
      reader,
      pointOut,
      turn,
      findGaps: createFindGaps({ log: chats.questions, embedder, words, clock, wordingOf }),
      chats,
      ...openMatching({
        store,
        words,
        embedder,
        index,
        clock,
        wordingOf,
        chats,
        ask: asking.following,
        ...{ ...stories, turn, unlessClosed: untilClosed.run },
      }),
      saveIndex,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Words shown to people: `bot`, `page` or `terminal`. */
export function openPrompts(name: string): Prompts {
  return loadPrompts(join(projectRoot, 'prompts'), name);
}

export { clock as systemClock, openArchive, openSourceList, openVotes };
