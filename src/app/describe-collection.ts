// Answers questions about the collection itself from the store: counts, days, outlets, the newest and the oldest articles.
import type { CollectionAnswer, CollectionTopic, NearArticle } from '../core/answer.js';
import { sourceOf } from '../core/article.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import type { CollectionQuestion } from '../core/collection-question.js';
import type { StoredArticle } from '../core/ports.js';
import { foldedForm, foldedTokens, hasMarks, syllables, typedTokens } from '../core/text.js';

/** Articles listed at most: a screenful. */
const LISTED = 5;
/** A shorter part of an outlet's name fits too many ("an" is in "Công an nhân dân"). */
const LEAST_NAME = 3;
/** A subject of more syllables that stands nowhere was a question about the world, not about the collection. */
const LONGEST_SUBJECT = 3;

const WITH_OUTLETS: readonly CollectionTopic[] = ['overview', 'outlets'];
const WITH_NEWEST: readonly CollectionTopic[] = ['overview', 'newest', 'days'];

export interface DescribeDependencies {
  readonly store: Pick<ArticleStore, 'count' | 'byAge' | 'outlets' | 'span' | 'nearestDays'>;
  readonly words: Pick<WordSearch, 'articlesWith'>;
}

/** Null when what is asked turns out to be about the world: a paper that is not in the collection, a long subject. */
export type DescribeCollection = (
  text: string,
  question: CollectionQuestion,
) => Promise<CollectionAnswer | null>;

/** A name as it is compared: "Tuổi Trẻ" is in "tuoitre.vn". */
function compact(name: string): string {
  return foldedForm(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether an outlet's name, or a word of it or of its address, begins with a compact name. */
function isCalled(outlet: string, wanted: string): boolean {
  const words = syllables(outlet).map(({ text }) => foldedForm(text));
  return words.some((_, i) => {
    const rest = words.slice(i).join('');
    return rest.startsWith(wanted) || rest.startsWith(`bao${wanted}`);
  });
}

function listed(articles: readonly StoredArticle[]): NearArticle[] {
  return articles.map((article) => ({ article: article.key, ...sourceOf(article) }));
}

/** Makes the use case. */
export function createDescribeCollection({ store, words }: DescribeDependencies): DescribeCollection {
  /** The outlet of that name with most articles, an exact name before a part of one. */
  async function outletNamed(name: string): Promise<string | null> {
    const wanted = compact(name);
    if (wanted.length < LEAST_NAME) return null;
    const known = (await store.outlets()).flatMap(({ outlet }) => (outlet === null ? [] : [outlet]));
    const exact = known.find((outlet) => compact(outlet) === wanted);
    return exact ?? known.find((outlet) => isCalled(outlet, wanted)) ?? null;
  }

  async function articlesAbout(subject: string): Promise<number | null> {
    const field = hasMarks(subject) ? 'typed' : 'folded';
    const tokens = field === 'typed' ? typedTokens(subject) : foldedTokens(subject);
    const found = await words.articlesWith(field, tokens);
    return found === 0 && syllables(subject).length > LONGEST_SUBJECT ? null : found;
  }

  return async (text, { topic, outlet, about, window }) => {
    const known = outlet === null ? undefined : await outletNamed(outlet);
    if (known === null || (outlet !== null && about !== null)) return null;
    const filter = { outlet: known, days: window ?? undefined };
    const articles = about === null ? await store.count(filter) : await articlesAbout(about);
    if (articles === null) return null;
    const order = topic === 'oldest' ? 'oldest' : WITH_NEWEST.includes(topic) ? 'newest' : null;
    const { before, after } =
      window && articles === 0 && outlet === null
        ? await store.nearestDays(window.from, window.to)
        : { before: null, after: null };
    return {
      status: 'collection',
      question: text,
      topic,
      articles,
      outlet: known ?? null,
      about,
      span: await store.span(),
      outlets: WITH_OUTLETS.includes(topic) ? await store.outlets() : [],
      listed: order === null ? [] : listed(await store.byAge(order, LISTED, filter)),
      nearest: [before, after].filter((day) => day !== null),
      window,
      score: 1,
    };
  };
}
