// Puts each stored article into the story it tells, as it arrives, and those that a kill or an older version left out.
import type { ArticleStore } from '../core/article-store.js';
import { dayAfter } from '../core/dates.js';
import { NEAR_FROM } from '../core/fitted-stories.js';
import { createGate } from '../core/gate.js';
import { inTurn } from '../core/in-turn.js';
import { bandsOf } from '../core/minhash.js';
import { type Candidate, type Decision, type Placed, placeArticle } from '../core/story-grouping.js';
import { profileOf, type StoryProfile, storyVector } from '../core/story-profile.js';
import type { DayRange, Deciding, StoryStore } from '../core/story-store.js';

export interface GroupStoriesDependencies {
  readonly articles: Pick<ArticleStore, 'byKey' | 'hashOf' | 'chunksOf' | 'vectorsOf'>;
  readonly stories: StoryStore;
  /** Lets everything else go on for a moment. */
  readonly pause: () => Promise<void>;
}

export interface CatchUpOptions {
  /** Stops before the next article. */
  readonly signal?: AbortSignal | undefined;
  /** Articles placed at most. @default all */
  readonly most?: number;
  /** Hears how many were placed so far, now and then. */
  readonly onProgress?: (placed: number) => void;
}

/** Where an article was placed, and why. */
export type Placing = Decision & { readonly story: string };

export interface GroupStories {
  /**
   * Places a stored article whose passages have these vectors, anew if it had a place. Null for one that is not stored or
   * has no vectors.
   */
  place(key: string, vectors: readonly Float32Array[]): Promise<Placing | null>;
  /** Places those that have none, in the order in which they came; gives how many. */
  catchUp(options?: CatchUpOptions): Promise<number>;
}

/** Nearest articles whose stories are considered; of development articles one in 300 has its story's next further off. */
const NEAREST = 20;
const SHARING = 20;
/** Members of a story that are compared, the last to have come: a story moves on. */
const COMPARED = 12;
/** Days around an article's own within which others may tell the same event. */
const WINDOW_DAYS = 7;
/** Profiles at hand, some 50 kB each: what is compared is mostly what came last. */
const REMEMBERED = 300;
const CATCH_UP_BATCH = 100;
/** An article is placed anew where others were placed while it was looked at; after so many tries, whatever they are. */
const TRIES = 5;

/** Makes the use case. */
export function createGroupStories({ articles, stories, pause }: GroupStoriesDependencies): GroupStories {
  /** In this process no article is looked at in vain because another was placed meanwhile. */
  const oneByOne = createGate(1);
  const profiles = new Map<string, { readonly hash: string | null; readonly profile: StoryProfile }>();

  /** `hash` is that of the article as it was before it was read: a later one is then read again. */
  function remember(key: string, hash: string | null, profile: StoryProfile): StoryProfile {
    profiles.delete(key);
    profiles.set(key, { hash, profile });
    const [oldest] = profiles.keys();
    if (profiles.size > REMEMBERED && oldest !== undefined) profiles.delete(oldest);
    return profile;
  }

  async function profileAt(key: string): Promise<StoryProfile | null> {
    const hash = await articles.hashOf(key);
    const known = profiles.get(key);
    if (known && known.hash === hash) return remember(key, hash, known.profile);
    const [article, vector] = [await articles.byKey(key), await stories.vectorOf(key)];
    await pause();
    return article && vector && remember(key, hash, profileOf(article, vector));
  }

  /** The stories of these articles in the order given, each with its last members. */
  async function candidatesFrom(keys: readonly string[], but: string): Promise<Candidate[]> {
    const ids = new Set(
      (await inTurn(keys, async (key) => (key === but ? [] : ((await stories.storyOf(key)) ?? [])))).flat(),
    );
    return await inTurn([...ids], async (story) => {
      const members = (await stories.keysOf(story)).filter((key) => key !== but);
      // One that the new article may be a copy of is compared, however long ago it came.
      const compared = new Set([...members.slice(-COMPARED), ...members.filter((key) => keys.includes(key))]);
      return {
        story,
        members: (
          await inTurn([...compared], async (key): Promise<Placed[]> => {
            const profile = await profileAt(key);
            return profile ? [{ key, profile }] : [];
          })
        ).flat(),
      };
    });
  }

  /** `anew`: also one that has a place. */
  async function place(key: string, vectors: readonly Float32Array[], anew = true): Promise<Placing | null> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const hash = await articles.hashOf(key);
      const placings = tries < TRIES ? await stories.placings() : null;
      if (!anew && (await stories.storyOf(key)) !== null) return null;
      const placing = await placeAsOf(key, vectors, { hash, placings });
      // Whoever stored it otherwise meanwhile places it as it is now.
      if (placing !== 'overtaken' || hash !== (await articles.hashOf(key)))
        return placing === 'overtaken' ? null : placing;
    }
    return null;
  }

  /** `overtaken`: the article was written or others were placed since. */
  async function placeAsOf(
    key: string,
    vectors: readonly Float32Array[],
    asOf: Deciding,
  ): Promise<Placing | 'overtaken' | null> {
    const article = await articles.byKey(key);
    const vector = storyVector(vectors);
    if (article === null || vector === null) return null;
    const profile = profileOf(article, vector);
    const bands = bandsOf(profile.runs);
    await pause();
    const near = await stories.near(vector, around(profile.day), NEAREST);
    await pause();
    const worthwhile = near.filter(({ similarity }) => similarity >= NEAR_FROM);
    const keys = [...(await stories.sharing(bands, SHARING)), ...worthwhile.map((other) => other.key)];
    const candidates = await candidatesFrom(keys, key);
    await pause();
    const decision = placeArticle(profile, candidates);
    await pause();
    const story = await stories.place(key, { ...decision, bands, vector, asOf });
    if (story === null) return 'overtaken';
    // With the vector as it is stored, rounded: whoever comes next must meet the same profile as after a restart.
    remember(key, asOf.hash, { ...profile, vector: (await stories.vectorOf(key)) ?? vector });
    return { ...decision, story };
  }

  async function catchUp({
    signal,
    most = Number.POSITIVE_INFINITY,
    onProgress = () => {},
  }: CatchUpOptions = {}): Promise<number> {
    let placed = 0;
    const isEnough = (): boolean => placed >= most || (signal?.aborted ?? false);
    while (!isEnough()) {
      const before = placed;
      for (const key of await stories.unplaced(CATCH_UP_BATCH)) {
        if (isEnough()) break;
        const ids = (await articles.chunksOf(key)).map(({ id }) => id);
        const found = await articles.vectorsOf(ids);
        const vectors = ids.flatMap((id) => found.get(id) ?? []);
        // Another process may have placed it since.
        if ((await oneByOne(() => place(key, vectors, false))) !== null) placed++;
        await pause();
      }
      if (placed > before) onProgress(placed);
      // Nothing more can be placed: there are none, or only such as have no vectors.
      if (placed === before) break;
    }
    return placed;
  }

  return { place: (key, vectors) => oneByOne(() => place(key, vectors)), catchUp };
}

function around(day: string | null): DayRange | null {
  return day === null ? null : { from: dayAfter(day, -WINDOW_DAYS), to: dayAfter(day, WINDOW_DAYS) };
}
