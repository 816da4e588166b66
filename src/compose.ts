// Puts the product together: the only file that names every concrete class; opens and closes all that must be.
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Ask, createAsk, type Part } from './app/ask.js';
import { type Cite, createCite } from './app/cite.js';
import { type Converse, createConverse } from './app/converse.js';
import { createDescribeCollection } from './app/describe-collection.js';
import { createFollowStore } from './app/follow-store.js';
import { createGroupStories, type GroupStories } from './app/group-stories.js';
import { createIngest, type Ingest } from './app/ingest.js';
import { createLookUp, type LookUp } from './app/look-up.js';
import { createQuestionWording } from './app/question-wording.js';
import { createReindex } from './app/reindex.js';
import { createTellStories } from './app/tell-stories.js';
import { openEmbedder } from './compose-models.js';
import type { Config } from './config.js';
import { type Answer, singleAnswer } from './core/answer.js';
import type { ArticleStore, WordSearch } from './core/article-store.js';
import { AppError } from './core/errors.js';
import { extractArticle } from './core/extract.js';
import type { AnswerStore, Clock, UpdateInbox } from './core/ports.js';
import type { SourceItem } from './core/source-item.js';
import type { StoryStore } from './core/story-store.js';
import { projectRoot } from './project-root.js';
import { loadPrompts, type Prompts } from './prompts.js';
import { readAbbreviationList } from './sources/abbreviation-list.js';
import { readSources } from './sources/read-sources.js';
import { createAnswerStore } from './store/answers.js';
import { createArticleStore } from './store/articles.js';
import { openDatabase } from './store/database.js';
import { createStoryStore } from './store/stories.js';
import { createUpdateInbox } from './store/updates.js';
import { createWordSearch } from './store/word-search.js';
import { openHnswIndex } from './vectors/hnsw-index.js';

export type ReadSources = (paths: readonly string[]) => AsyncIterable<SourceItem>;

/** The stored collection without its model: enough to list it and to try an ingest. */
export interface Archive {
  readonly store: ArticleStore;
  readonly stories: StoryStore;
  /** Only for dry runs: it has no model. */
  readonly ingest: Ingest;
  readonly read: ReadSources;
  close(): Promise<void>;
}

export interface Collection extends Archive {
  readonly words: WordSearch;
  readonly ask: Ask;
  /** What a message of a conversation is answered with; `ask` and `lookUp` are steps of it. */
  readonly converse: Converse;
  readonly lookUp: LookUp;
  /** What `eval` asks: the answer to a message that follows none, as people get it. */
  readonly answer: (text: string) => Promise<Answer>;
  /** The same without some parts of asking, for measuring. */
  askWithout(parts: readonly Part[]): {
    readonly ask: Ask;
    readonly answer: (text: string) => Promise<Answer>;
  };
  readonly cite: Cite;
  readonly answers: AnswerStore;
  readonly inbox: UpdateInbox;
  /** Places into stories what was stored without a place; ingest does so by itself for what it stores. */
  readonly groupStories: GroupStories;
  /** Writes the vector index to disk where it has changed. */
  saveIndex(): Promise<void>;
}

/** Articles placed into stories before an ingest; more come from a version that knew no stories, and need not wait. */
const LEFT_BY_A_KILL = 200;

const clock: Clock = () => Date.now();

function read(paths: readonly string[]): AsyncIterable<SourceItem> {
  return readSources(paths, { stdin: process.stdin });
}

/** Not mkdir's own `recursive`: where the system lets nobody make folders, as in /proc, Node tries for ever. */
function makeFolder(folder: string): void {
  try {
    if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${folder} cannot be made a folder (${code}).`, error);
  }
}

function databaseFile(config: Config): string {
  return join(config.DATA_DIR, 'trichdan.sqlite');
}

function assertWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new AppError('CONFIG_INVALID', `DATA_DIR: ${path} cannot be written.`, error);
  }
}

function openFiles(config: Config) {
  makeFolder(config.DATA_DIR);
  const file = databaseFile(config);
  for (const path of [config.DATA_DIR, file]) if (existsSync(path)) assertWritable(path);
  const db = openDatabase(file);
  return { db, store: createArticleStore(db) };
}

function withoutModel(): never {
  throw new AppError('CLOSED', 'This command was started without its embedding model.');
}

/** Opens the database alone, and only to read; an empty one in memory where there is none. */
export function openArchive(config: Config): Archive {
  const file = databaseFile(config);
  if (existsSync(config.DATA_DIR) && !statSync(config.DATA_DIR).isDirectory()) makeFolder(config.DATA_DIR);
  const db = existsSync(file) ? openDatabase(file, { readonly: true }) : openDatabase(':memory:');
  const store = createArticleStore(db);
  const embedder = {
    model: { name: 'none', dimension: 1, fingerprint: '' },
    embedQuestion: withoutModel,
    embedStatement: withoutModel,
    embedPassages: withoutModel,
    close: async () => {},
  };
  const index = {
    size: () => 0,
    add: withoutModel,
    remove: withoutModel,
    search: withoutModel,
    ids: withoutModel,
    close: async () => {},
  };
  return {
    store,
    stories: createStoryStore(db),
    ingest: createIngest({ store, embedder, index, clock, extract: extractArticle, exists: existsSync }),
    read,
    close: async () => {
      db.close();
    },
  };
}

function answeringBy(converse: Converse): (text: string) => Promise<Answer> {
  return async (text) => singleAnswer(await converse(text, null));
}

/**
 * Opens everything that answering and ingesting need. Throws MODEL_MISMATCH when the collection was embedded by another
 * model than the one configured.
 */
export async function openCollection(config: Config, log: Logger): Promise<Collection> {
  const { db, store } = openFiles(config);
  const closing: Array<() => Promise<void> | void> = [() => void db.close()];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const embedder = await openEmbedder(config, log);
    closing.push(() => embedder.close());
    store.assertModel(embedder.model);
    const file = join(config.DATA_DIR, 'vectors.hnsw');
    const index = await openHnswIndex({ file, model: embedder.model, source: store, log });
    closing.push(() => index.close());
    const words = createWordSearch(db);
    const follower = createFollowStore(store, index, embedder.model);
    const threshold = config.ANSWER_THRESHOLD;
    const listed = readAbbreviationList(join(projectRoot, 'prompts', 'abbreviations.txt'));
    const wordingOf = createQuestionWording(words, listed);
    const stories = createStoryStore(db);
    const groupStories = createGroupStories({ articles: store, stories, pause: () => pause() });
    const tellStories = createTellStories(stories);
    const askParts = { store, words, stories, embedder, index, clock, threshold, wordingOf };
    const plainAsk = createAsk(askParts);
    const plainIngest = createIngest({
      store,
      embedder,
      index,
      clock,
      extract: extractArticle,
      exists: existsSync,
      onStored: groupStories.place,
    });
    const ask = Object.assign(
      async (...asked: Parameters<Ask>) => {
        await follower.follow();
        return plainAsk(...asked);
      },
      { findings: plainAsk.findings },
    );
    const lookUp = createLookUp({ store, words, embedder, index, clock, wordingOf });
    const describe = createDescribeCollection({ store, words });
    const conversing = (asking: Ask): Converse =>
      createConverse({ ask: asking, describe, lookUp, store, clock });
    const plainConverse = conversing(plainAsk);
    const converse: Converse = async (...said) => {
      await follower.follow();
      return tellStories(await plainConverse(...said));
    };
    return {
      store,
      stories,
      groupStories,
      words,
      ask,
      converse,
      lookUp,
      answer: answeringBy(converse),
      askWithout: (without) => {
        const partial = createAsk({ ...askParts, without });
        return { ask: partial, answer: answeringBy(conversing(partial)) };
      },
      ingest: (items, options) =>
        follower.during(async () => {
          if (!options?.dryRun) await groupStories.catchUp({ signal: options?.signal, most: LEFT_BY_A_KILL });
          return plainIngest(items, options);
        }),
      read,
      cite: createCite({ articles: store }),
      answers: createAnswerStore(db),
      inbox: createUpdateInbox(db),
      saveIndex: async () => {
        if ((await index.status()).unsaved) await index.save(store.change());
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Gives the collection the vectors of the model configured now; see app/reindex. */
export async function reindexCollection(
  config: Config,
  log: Logger,
  options: Parameters<ReturnType<typeof createReindex>>[0],
) {
  const { db, store } = openFiles(config);
  const embedder = await openEmbedder(config, log);
  try {
    return await createReindex({ store, embedder })(options);
  } finally {
    await embedder.close();
    db.close();
  }
}

/** Words shown to people: `bot`, `page` or `terminal`. */
export function openPrompts(name: string): Prompts {
  return loadPrompts(join(projectRoot, 'prompts'), name);
}

export { clock as systemClock };
