// A collection and thousands who follow something of it, each with stories found for the next digest: for bench:digests.
import { quoteOf } from '../../src/core/choose-quotes.js';
import { chunkArticle, passageText } from '../../src/core/chunk.js';
import { DEFAULT_DIGEST_SETTINGS, type FoundItem } from '../../src/core/digest.js';
import { collected, inTurn } from '../../src/core/in-turn.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { splitSentences } from '../../src/core/sentences.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { articleOf } from '../support/articles.js';
import { chance } from '../support/chance.js';

/** Articles from which digests of different topics differ. */
const LEAST_ARTICLES = 400;
const [TOPICS, QUESTIONS] = [400, 200];
const [FEWEST, MOST] = [5, 12];
const ZONES = ['Asia/Ho_Chi_Minh', 'Asia/Tokyo', 'Europe/Paris', 'Europe/London', 'America/New_York'];
const FAR_ZONES = ['America/Los_Angeles', 'Australia/Sydney', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC'];
const HOURS = ['06:00', '06:30', '07:00', '08:15', '12:00', '19:00', '21:30'];

/** Fills a small collection up with articles made of the sentences of those that it has. */
export async function fillUp(db: Database): Promise<void> {
  const store = createArticleStore(db);
  const dimension = (await store.model())?.dimension ?? 0;
  const random = chance(1);
  const own = await collected(store.list());
  const sentences = own.flatMap(({ text }) =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end)),
  );
  const some = () => sentences[Math.floor(random() * sentences.length)] ?? '';
  const vector = () => {
    const numbers = Float32Array.from({ length: dimension }, () => random() - 0.5);
    const length = Math.hypot(...numbers);
    return numbers.map((number) => number / length);
  };
  for (let n = own.length; n < LEAST_ARTICLES; n++) {
    const text = Array.from({ length: 12 }, () => `${some()} ${some()}`).join('\n\n');
    const date = { day: `2026-01-${10 + (n % 20)}`, time: '07:30', source: 'header' } as const;
    const article = articleOf(`made-${n}`, {
      title: some().slice(0, 90),
      text,
      captions: [],
      date,
      eventDay: null,
    });
    const chunks = chunkArticle(article).map((chunk) => {
      return { ...chunk, searchText: passageText(article, chunk), vector: vector() };
    });
    await store.replace(article, { hash: `${n}`, file: `/made/${n}`, line: null, now: 1, chunks });
  }
}

function itemOf(article: StoredArticle, score: number): FoundItem | null {
  const [span] = splitSentences(article.text);
  if (span === undefined) return null;
  const quote = quoteOf(article, null, span, {
    start: span.start,
    end: Math.min(article.text.length, span.end + 400),
  });
  return { story: `article ${article.key}`, article: article.key, quote, score };
}

/** Has `chats` chats follow one thing each, that is due and for which stories wait. */
export async function followMany(db: Database, chats: number, questions: readonly string[]): Promise<void> {
  const articles = (await collected(createArticleStore(db).list())).slice(-LEAST_ARTICLES * 2);
  const items = articles.flatMap((article, n) => itemOf(article, 0.5 + (n % 50) / 100) ?? []);
  const [subscriptions, digests] = [createSubscriptionStore(db), createDigestStore(db)];
  const zones = [...ZONES, ...FAR_ZONES];
  const titles = items.map(({ quote }) => quote.headline.split(' ').slice(0, 4).join(' '));
  const last = await createArticleStore(db).lastChunkId();
  const foundFor = (n: number) => {
    const random = chance(n + 7);
    const count = FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
    const at = new Set(Array.from({ length: count }, () => Math.floor(random() * items.length)));
    return [...at].flatMap((index) => items[index] ?? []);
  };
  await db.transaction(async () => {
    for (let chat = 1; chat <= chats; chat++) {
      const of = (chat * 7919) % (TOPICS + QUESTIONS);
      const kind = chat % 8 === 0 ? 'everything' : of < TOPICS ? 'topic' : 'question';
      const question =
        kind === 'question'
          ? (questions[of % questions.length] ?? '')
          : `${titles[of % titles.length]} ${of}`;
      const { id } = await subscriptions.add(
        {
          ...{ ...AT_ONCE_TURN, chat, topic: null, person: chat, kind, createdAt: 0, seen: last },
          question: kind === 'everything' ? '' : question,
          ...{
            frequency: chat % 5 === 0 ? 'weekdays' : 'daily',
            time: HOURS[chat % HOURS.length] ?? '07:00',
          },
          ...{ lastDay: '2025-01-01', nextAt: 1 },
        },
        9,
      );
      const zone = chat % 2 === 0 ? 'Asia/Ho_Chi_Minh' : (zones[chat % zones.length] ?? 'UTC');
      const settings = { ...DEFAULT_DIGEST_SETTINGS, zone };
      if (chat % 2 === 1) await digests.settle({ chat, topic: null }, settings);
      const found = foundFor(kind === 'everything' ? chat % 50 : of);
      if (!(await digests.found(id ?? '', { from: last, to: last }, found, 1)))
        throw new Error('Nothing was noted.');
    }
  })();
}

/** Has chats follow `topics` topics and `asked` questions, all different, that have seen nothing since `seen`. */
export async function followFresh(
  db: Database,
  {
    topics,
    asked,
    seen,
  }: { readonly topics: readonly string[]; readonly asked: readonly string[]; readonly seen: number },
): Promise<void> {
  const subscriptions = createSubscriptionStore(db);
  await db.transaction(async () => {
    for (const [n, question] of [...topics, ...asked].entries()) {
      const kind = n < topics.length ? 'topic' : 'question';
      const who = { chat: n + 1, topic: null, person: n + 1 };
      await subscriptions.add({ ...AT_ONCE_TURN, ...who, kind, question, createdAt: 0, seen }, 9);
    }
  })();
}

/** Different topics of the collection's headlines, and the last passage before its newest `fresh` articles. */
export async function freshSubjects(
  db: Database,
  fresh: number,
  topics: number,
): Promise<{ readonly topics: readonly string[]; readonly seen: number; readonly articles: number }> {
  const store = createArticleStore(db);
  const keys = await collected(store.list());
  const newest = (await inTurn(keys, async ({ key }) => (await store.chunksOf(key))[0]?.id ?? 0))
    .sort((a, b) => a - b)
    .slice(-fresh);
  const words = keys.flatMap(({ title }) => (title === null ? [] : [title.split(/\s+/u)]));
  const random = chance(5);
  const made = new Set<string>();
  for (let n = 0; n < topics * 20 && made.size < topics; n++) {
    const title = words[Math.floor(random() * words.length)] ?? [];
    const [from, count] = [
      Math.floor(random() * Math.max(1, title.length - 3)),
      2 + Math.floor(random() * 2),
    ];
    made.add(title.slice(from, from + count).join(' '));
  }
  return { topics: [...made], seen: (newest[0] ?? 1) - 1, articles: newest.length };
}
