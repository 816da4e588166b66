// LangChain.js as its own documentation uses it: recursive splitter, Transformers.js, HNSWLib store.
import { join } from 'node:path';
import type { RawArticle } from '../../../src/core/source-item.js';
import { readChunks } from './chunk-files.js';
import { type PeerEmbeddings, peerEmbeddings } from './peer-model.js';
import { peer } from './peers.js';
import { serve } from './serve.js';

interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly day: string | null;
}

interface Doc {
  readonly pageContent: string;
  readonly metadata: Metadata;
}

type Filter = (doc: Doc) => boolean;

interface Store {
  addDocuments(documents: readonly Doc[]): Promise<void>;
  addVectors(vectors: readonly number[][], documents: readonly Doc[]): Promise<void>;
  similaritySearch(query: string, count: number, filter?: Filter): Promise<Doc[]>;
  similaritySearchVectorWithScore(vector: readonly number[], count: number): Promise<Array<[Doc, number]>>;
  save(folder: string): Promise<void>;
}

interface HnswLib {
  HNSWLib: {
    new (embeddings: PeerEmbeddings, options: object): Store;
    load(folder: string, embeddings: PeerEmbeddings): Promise<Store>;
  };
}

interface Splitters {
  RecursiveCharacterTextSplitter: new () => { splitDocuments(documents: readonly Doc[]): Promise<Doc[]> };
}

const MOST = 10;
const { HNSWLib } = peer<HnswLib>('@langchain/community/vectorstores/hnswlib');
const splitter = new (peer<Splitters>('@langchain/textsplitters').RecursiveCharacterTextSplitter)();
const embeddings = peerEmbeddings();
const fresh = (): Store => new HNSWLib(embeddings, { space: 'cosine' });
let store = fresh();
let home = '';

const folderIn = (folder: string): string => join(folder, 'langchain');

async function add({ key, text, date }: RawArticle): Promise<void> {
  const article = { pageContent: text, metadata: { id: 0, key, day: date } };
  await store.addDocuments(await splitter.splitDocuments([article]));
}

serve({
  build: async ({ files, dimension }: { files: string; dimension: number }) => {
    store = fresh();
    for await (const batch of readChunks(files, dimension))
      await store.addVectors(
        batch.map(({ vector }) => [...vector]),
        batch.map(({ text, vector: _, ...metadata }) => ({ pageContent: text, metadata })),
      );
    await store.save(folderIn(files));
  },
  open: async ({ files }: { files: string | null }) => {
    home = files ?? '';
    store = files === null ? fresh() : await HNSWLib.load(folderIn(files), embeddings);
  },
  ask: async (text: string) => (await store.similaritySearch(text, MOST)).length,
  day: async ({ text, day }: { text: string; day: string }) =>
    (await store.similaritySearch(text, MOST, ({ metadata }) => metadata.day === day)).length,
  found: async (text: string) => {
    const vector = await embeddings.embedQuery(text);
    const hits = await store.similaritySearchVectorWithScore(vector, MOST);
    return { vector: Float32Array.from(vector), ids: hits.map(([{ metadata }]) => metadata.id) };
  },
  add,
  save: () => store.save(`${folderIn(home)}-saved`),
  ingest: async ({ raws, folder }: { raws: readonly RawArticle[]; folder: string }) => {
    for (const raw of raws) await add(raw);
    await store.save(folder);
  },
  ranked: async (text: string) => [
    ...new Set((await store.similaritySearch(text, MOST)).map(({ metadata }) => metadata.key)),
  ],
});
