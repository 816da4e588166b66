// Puts together what tells beforehand which digests would be sent: the database is only read, the model opened where it must.
import { join } from 'node:path';
import { createAsk } from './app/ask.js';
import { createChooseStories } from './app/choose-stories.js';
import { createComposeDigest } from './app/compose-digest.js';
import { type ForeseenPlan, foreseeDigests } from './app/foresee-digests.js';
import { type Foreseen, foreseeMatches } from './app/foresee-matches.js';
import { createQuestionWording } from './app/question-wording.js';
import { createTopicReader } from './app/read-topics.js';
import { createTellStories } from './app/tell-stories.js';
import { createDigestLayOut } from './bot/render-digest.js';
import { embeddingQuestions } from './compose-matching.js';
import { openStorageToRead } from './compose-storage.js';
import type { Config } from './config.js';
import type { ArticleStore } from './core/article-store.js';
import type { ChatStore } from './core/chat-ports.js';
import { DEFAULT_THRESHOLD } from './core/fitted.js';
import type { Clock, Embedder, Neighbour, VectorIndex } from './core/ports.js';
import type { Storage } from './core/storage.js';
import { byNearness, nearest } from './core/vector.js';
import { projectRoot } from './project-root.js';
import { loadPrompts } from './prompts.js';
import { readAbbreviationList } from './sources/abbreviation-list.js';

export interface DigestPlans {
  /**
   * What the places of which anything is to be said at `at`, in milliseconds since 1970, would be sent then of what is
   * stored now, looked at or not.
   */
  at(at: number): Promise<ForeseenPlan[]>;
  readonly isGone: ChatStore['isGone'];
  close(): Promise<void>;
}

export interface DigestPlanParts {
  readonly clock: Clock;
  /** Opens the model that the collection has; called where something is stored and not yet looked at. */
  readonly openEmbedder: () => Promise<Embedder>;
}

/** Vectors compared in one go. */
const SLICE = 1000;

/** The stored vectors, each compared: the index's own files belong to the process that runs the bot. */
function storedVectors(articles: Pick<ArticleStore, 'allVectors'>): Pick<VectorIndex, 'search'> {
  return {
    async search(vector, count) {
      let best: Neighbour[] = [];
      let slice: Array<readonly [number, Float32Array]> = [];
      const compare = (): void => {
        best = [...best, ...nearest(slice, vector, count)].sort(byNearness).slice(0, count);
        slice = [];
      };
      for await (const { id, vector: other } of articles.allVectors()) {
        slice.push([id, other]);
        if (slice.length === SLICE) compare();
      }
      compare();
      return best;
    },
  };
}

export async function openDigestPlans(config: Config, parts: DigestPlanParts): Promise<DigestPlans> {
  const storage = await openStorageToRead(config);
  const { articles, stories, digests, subscriptions } = storage;
  const compose = createComposeDigest({
    choose: createChooseStories({ articles, stories }),
    present: createTellStories(stories),
    keep: async () => '',
    layOut: createDigestLayOut(loadPrompts(join(projectRoot, 'prompts'), 'bot')),
  });
  const foresee = () => foreseeing(storage, config, parts);
  const languageOf = storage.languages.of;
  return {
    at: (at) => foreseeDigests({ digests, subscriptions, compose, languageOf, foresee }, at),
    isGone: storage.chats.isGone,
    close: storage.close,
  };
}

async function foreseeing(
  { articles, stories, subscriptions, words, index: kept, chats }: Storage,
  { ANSWER_THRESHOLD: threshold = DEFAULT_THRESHOLD }: Config,
  { clock, openEmbedder }: DigestPlanParts,
): Promise<Foreseen> {
  const last = await articles.lastChunkId();
  if ((await subscriptions.behind(last)).length === 0) return { items: [], missed: [] };
  const embedder = await openEmbedder();
  try {
    await articles.assertModel(embedder.model);
    const index = kept ?? storedVectors(articles);
    const listed = readAbbreviationList(join(projectRoot, 'prompts', 'abbreviations.txt'));
    const wordingOf = createQuestionWording(words, listed);
    const ask = createAsk({
      ...{ store: articles, words, stories, embedder, clock, threshold, wordingOf, index },
    });
    return await foreseeMatches({
      ...{ articles, subscriptions, stories, ask, clock, model: () => embedder.model.fingerprint },
      topics: createTopicReader({ words, embedder, index, articles, clock, wordingOf }),
      embed: embeddingQuestions({ embedder, clock, wordingOf }),
      isGone: chats.isGone,
      turn: async () => {},
    });
  } finally {
    await embedder.close();
  }
}
