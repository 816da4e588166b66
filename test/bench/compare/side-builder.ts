// Builds a collection of any size for all sides: the real articles first, then others out of their sentences.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCollection } from '../../../src/compose.js';
import { openStorage } from '../../../src/compose-storage.js';
import { openStories } from '../../../src/compose-stories.js';
import { loadConfig } from '../../../src/config.js';
import type { Article } from '../../../src/core/article.js';
import type { ArticleStore } from '../../../src/core/article-store.js';
import { chunkArticle, passageText } from '../../../src/core/chunk.js';
import { extractArticle } from '../../../src/core/extract.js';
import { collected, inTurn } from '../../../src/core/in-turn.js';
import type { ModelIdentity } from '../../../src/core/ports.js';
import { splitSentences } from '../../../src/core/sentences.js';
import type { RawArticle, SourceItem } from '../../../src/core/source-item.js';
import { createLogger } from '../../../src/log.js';
import { openHnswIndex } from '../../../src/vectors/hnsw-index.js';
import { type BuiltCollection, chunkWriter } from './chunk-files.js';
import { type Chance, perturbed, seeded } from './seeded.js';
import { serve } from './serve.js';

interface SeedChunk {
  readonly text: string;
  readonly vector: Float32Array;
  readonly sentences: readonly string[];
}

interface Seed {
  readonly article: Article;
  readonly chunks: readonly SeedChunk[];
}

/** Days over which made articles are spread. */
const DAYS = 1000;
const FIRST_DAY = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;
const log = createLogger('silent');
const configOf = (folder: string) => loadConfig({ DATA_DIR: folder, READER_MODEL: 'none' });

async function seedsOf(store: ArticleStore): Promise<Seed[]> {
  return (
    await inTurn(await collected(store.list()), async (article): Promise<Seed[]> => {
      const chunks = await store.chunksOf(article.key);
      const vectors = await store.vectorsOf(chunks.map(({ id }) => id));
      const known = chunks.flatMap(({ id, text }) => {
        const vector = vectors.get(id);
        const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
        return vector === undefined ? [] : [{ text, vector, sentences }];
      });
      return known.length === 0 ? [] : [{ article, chunks: known }];
    })
  ).flat();
}

/** An article in the shape of a real one, every other sentence of it from somewhere else. */
function madeArticle(
  number: number,
  { article, chunks }: Seed,
  seeds: readonly Seed[],
  chance: Chance,
): RawArticle {
  const paragraphs = chunks.map(({ sentences }) =>
    sentences
      .map((own) =>
        chance.next() < 0.5 ? own : (chance.of(chance.of(chance.of(seeds).chunks).sentences) ?? own),
      )
      .join(' '),
  );
  const day = new Date(FIRST_DAY + chance.whole(DAYS) * DAY_MS).toISOString().slice(0, 10);
  return {
    key: `made-${number}`,
    text: paragraphs.join('\n\n'),
    title: article.title,
    date: day,
    outlet: article.outlet ?? 'bench',
    url: null,
    file: '-',
    line: null,
  };
}

async function ingest({ folder, raws }: { folder: string; raws: RawArticle[] }): Promise<number> {
  const collection = await openCollection(configOf(folder), log);
  try {
    const items = async function* (): AsyncGenerator<SourceItem> {
      for (const article of raws) yield { kind: 'article', article };
    };
    await collection.ingest(items());
    await collection.saveIndex();
    return await collection.store.count();
  } finally {
    await collection.close();
  }
}

interface Order {
  /** A data folder with the real articles; it is migrated. */
  readonly seeds: string;
  /** Gets a folder `ours`, which the product opens, and the chunks' files. */
  readonly folder: string;
  readonly size: number;
}

async function build({ seeds: from, folder, size }: Order): Promise<BuiltCollection> {
  const real = await openStorage(configOf(from));
  const [seeds, model] = [await seedsOf(real.articles), await real.articles.model()];
  await real.close();
  if (model === null || seeds.length === 0) throw new Error(`${from} holds no embedded articles.`);
  mkdirSync(join(folder, 'ours'), { recursive: true });
  const storage = await openStorage(configOf(join(folder, 'ours')));
  const { articles: store } = storage;
  await store.setModel(model);
  const { groupStories } = openStories(storage);
  const writer = chunkWriter(folder);
  const ofDays = new Map<string, number>();
  const chance = seeded(size);
  let [chunks, articles] = [0, 0];
  const put = async (article: Article, vectorOf: (place: number) => Float32Array): Promise<void> => {
    const made = chunkArticle(article).map((chunk, place) => ({
      ...chunk,
      searchText: passageText(article, chunk),
      vector: vectorOf(place),
    }));
    if (made.length === 0) return;
    const { added } = await store.replace(article, {
      ...{ hash: `bench-${article.key}`, file: '-', line: null, now: FIRST_DAY + DAYS * DAY_MS },
      chunks: made,
    });
    await groupStories.place(
      article.key,
      added.map(({ vector }) => vector),
    );
    const day = article.date?.day ?? null;
    if (day !== null) ofDays.set(day, (ofDays.get(day) ?? 0) + made.length);
    const texts = await store.chunks(added.map(({ id }) => id));
    for (const [place, { id, vector }] of added.entries())
      await writer.write({ id, key: article.key, day, text: texts[place]?.text ?? '', vector });
    chunks += made.length;
    articles++;
  };
  for (const { article, chunks: own } of seeds) {
    if (chunks >= size) break;
    await put(article, (place) => own[place % own.length]?.vector as Float32Array);
  }
  for (let number = 0; chunks < size; number++) {
    const seed = chance.of(seeds);
    const { article } = extractArticle(madeArticle(number, seed, seeds, chance), Date.now());
    await put(article, (place) =>
      perturbed(seed.chunks[place % seed.chunks.length]?.vector as Float32Array, chance),
    );
  }
  await saveGraph(join(folder, 'ours'), model, store);
  await storage.close();
  // A day with about as many as most have.
  const byCount = [...ofDays].sort((a, b) => a[1] - b[1]);
  const [day, ofDay] = byCount[Math.floor(byCount.length / 2)] ?? ['2024-01-01', 0];
  const built = { articles, chunks, dimension: model.dimension, day, ofDay };
  await writer.end(built);
  return built;
}

async function saveGraph(folder: string, model: ModelIdentity, store: ArticleStore): Promise<void> {
  const index = await openHnswIndex({ file: join(folder, 'vectors.hnsw'), model, source: store });
  await index.settled();
  await index.save(await store.change());
  await index.close();
}

serve({ ingest, build });
