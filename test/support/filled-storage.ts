// Fills a database through the product's own stores, so that no table of it stays empty: for moving it elsewhere.
import type { Reply } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import type { Storage } from '../../src/core/storage.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { foundItem } from '../contracts/digest-store.js';
import { messageTo } from '../contracts/outbox.js';
import { articleOf, model, put } from './articles.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { entryOf, specOf } from './live-sources.js';

const HOSTILE = 'Mưa “lớn” ở Huế\u0000, 15 ‰ 🇻🇳 \\ \' " $1 ? <b>';
const INJURED = 'Có 12 người bị thương.';
/** Telegram's largest ids are of 52 bits. */
const FAR_CHAT = -(2 ** 51 + 1);

function quoting(article: Article): Reply {
  const start = article.text.indexOf(INJURED);
  const span = { start, end: start + INJURED.length };
  const { title, outlet, url, date, eventDay, key } = article;
  const told = { title, outlet, url, date, eventDay, headline: 'Tin', text: INJURED, article: key };
  const quote = { ...told, ...span, caption: null, passage: span, version: 1 };
  return { status: 'answered', question: HOSTILE, quotes: [quote], window: null, score: 1 };
}

async function fillCollection({ articles, stories, sources, readerSecret }: Storage, size: number) {
  await articles.setModel(model);
  const kept: Article[] = [];
  for (let n = 0; n < size; n++) {
    const key = `bài ${n}`;
    const text = `Ủy ban nhân dân (UBND) thành phố cho biết ${INJURED} Tin số ${n}: ${HOSTILE}`;
    const date = n % 3 === 0 ? null : articleOf(key).date;
    kept.push(articleOf(key, { text, date, ...(n % 2 === 0 && { outlet: null, title: null }) }));
  }
  for (const article of kept) await put(articles, article, { sourceHash: `source of ${article.key}` });
  const first = { kind: 'first' } as const;
  const vector = Float32Array.from({ length: model.dimension }, (_, n) => Math.sin(n + 1));
  for (const { key } of kept.slice(0, 5)) {
    await stories.place(key, { story: null, reason: first, bands: [1, 2 ** 40, 7], vector });
  }
  await sources.add(specOf(), 'chat');
  const item = { identities: ['url:1', 'guid:1'], hash: 'a', own: true, entry: entryOf(1) };
  await sources.meet('bao', [item], { etag: HOSTILE, lastModified: null }, 100);
  await readerSecret((bytes) => Buffer.alloc(bytes, 7));
  return kept;
}

async function fillChats(storage: Storage, kept: readonly Article[]): Promise<void> {
  const place = { chat: FAR_CHAT, topic: 3 };
  const [first = articleOf('a'), second = first] = kept;
  for (const [n, chat] of [5, FAR_CHAT].entries()) {
    const asked = { user: 9, message: 30 + n };
    const { id } = await storage.answers.save({ chat, topic: null }, quoting(first), 10, asked);
    await storage.answers.sent(id, [40 + n, 50 + n], 'vi');
    await storage.votes.press(id, 9, 'up', 20);
  }
  await storage.state.put('poll', 'a', 5, { text: HOSTILE, n: 0.1 }, 20);
  await storage.inbox.accept([{ update_id: 7 }, { update_id: 8 }], 20);
  await storage.inbox.finish(7);
  await storage.chats.seen(5, 'private');
  await storage.chats.gone(FAR_CHAT, 30);
  await storage.chatSettings.setCorrections(5, 'digest');
  await storage.languages.choose(5, 'en');
  await storage.channels.connect({ chat: -7, title: HOSTILE }, 9, 30);
  await storage.questions.add([
    {
      ...{ at: 40, chat: 5, topic: null, person: 9, text: HOSTILE, subject: 'mưa', status: 'not-found' },
      ...{ reason: 'nothing-near', score: 0.1 + 0.2, nearest: null, answerMs: 12, retrievalMs: 3 },
      ...{ language: 'vi', how: 'private' },
    },
  ]);
  await storage.accessList.decide({ id: 66, decision: 'blocked', reason: HOSTILE, at: 50 });
  const rate = { most: 3, refillMs: 60_000 };
  await storage.allowances.take([{ id: 9, kind: 'person-minute', rate }], 1 / 3, 60);
  await storage.digests.settle(place, { most: 3 });
  for (const question of ['Lúa', 'Gạo']) {
    const following = { ...place, person: 9, kind: 'topic', question, createdAt: 100, seen: 0 } as const;
    const { id } = await storage.subscriptions.add({ ...AT_ONCE_TURN, ...following }, 20);
    await storage.subscriptions.keepVector(id ?? '', 'model', new Float32Array([0.5, -1, 1e-7]));
    await storage.digests.found(
      id ?? '',
      { from: 0, to: 7 },
      [foundItem(first.key), foundItem(second.key)],
      100,
    );
  }
  const [waiting] = await storage.digests.waiting(place);
  await storage.digests.prepare(
    {
      ...{ place, messages: [messageTo(FAR_CHAT, 'bản tin', { topic: 3 })], turns: [] },
      done: waiting ? [waiting.id] : [],
      carried: waiting ? [{ item: waiting.id, lead: waiting.id, message: 0 }] : [],
      told: [{ story: 'story of a', articles: [first.key] }],
    },
    300,
  );
  await storage.outbox.add([messageTo(5, HOSTILE), messageTo(6, 'b')]);
}

/** Fills every table; `articles` of them, one of which was changed and so is to be corrected to whom it was quoted. */
export async function fillStorage(storage: Storage, { articles = 6 } = {}): Promise<void> {
  const kept = await fillCollection(storage, articles);
  await fillChats(storage, kept);
  const [first] = kept;
  if (first) {
    await put(
      storage.articles,
      { ...first, text: 'Không ai bị thương.' },
      { hash: 'new', sourceHash: 'new' },
    );
  }
  // The highest number is not in use any more, and is not to be given again.
  await put(storage.articles, articleOf('đi rồi'));
  await storage.articles.remove(['đi rồi'], 5);
  const coming = { ...model, fingerprint: 'new' };
  const claim = { process: 'embedder', forMs: 2 ** 40 };
  const staged = await storage.articles.unstaged(coming, 3, claim);
  const vectors = await createHashedEmbedder().embedPassages(staged.map(({ text }) => text));
  await storage.articles.stageVectors(
    coming,
    staged.slice(1).map(({ id }, n) => ({ id, vector: vectors[n] ?? new Float32Array() })),
  );
}
