// LanceDB's Node package with the same model: a table of passages with their vectors, searched as its documentation does.
import { join } from 'node:path';
import type { RawArticle } from '../../../src/core/source-item.js';
import { readChunks } from './chunk-files.js';
import { peerEmbeddings } from './peer-model.js';
import { peer } from './peers.js';
import { serve } from './serve.js';

interface Passage {
  readonly id: number;
  readonly key: string;
  readonly day: string;
  readonly text: string;
  readonly vector: readonly number[];
}

interface Search {
  distanceType(type: 'cosine'): Search;
  where(condition: string): Search;
  limit(count: number): Search;
  toArray(): Promise<Array<Pick<Passage, 'id' | 'key'>>>;
}

interface Table {
  add(rows: readonly Passage[]): Promise<unknown>;
  delete(condition: string): Promise<unknown>;
  createIndex(column: string, options?: object): Promise<void>;
  vectorSearch(vector: readonly number[]): Search;
}

interface Lance {
  readonly Index: { ivfPq(options: { distanceType: 'cosine' }): object };
  connect(folder: string): Promise<{
    createTable(name: string, rows: readonly Passage[], options: { mode: 'overwrite' }): Promise<Table>;
    openTable(name: string): Promise<Table>;
  }>;
}

const MOST = 10;
/** Up to here its documentation advises against an index: comparing with all is quick enough, and exact. */
const INDEX_ABOVE = 100_000;
const TABLE = 'passages';
const lance = peer<Lance>('@lancedb/lancedb');
const embeddings = peerEmbeddings();
let opened: Table | null = null;

const connect = (files: string) => lance.connect(join(files, 'lancedb'));

function table(): Table {
  if (opened === null) throw new Error('No table is open.');
  return opened;
}

async function search(text: string, condition?: string) {
  const vector = await embeddings.embedQuery(text);
  const near = table().vectorSearch(vector).distanceType('cosine').limit(MOST);
  const rows = await (condition === undefined ? near : near.where(condition)).toArray();
  return { vector, rows };
}

/** A whole article as one passage, because LanceDB brings no splitter. */
async function passageOf({ key, text, date }: RawArticle): Promise<Passage> {
  const [vector = []] = await embeddings.embedDocuments([text]);
  return { id: 0, key, day: date ?? '', text, vector };
}

async function fill(files: string, raws: readonly RawArticle[]): Promise<void> {
  opened = null;
  for (const raw of raws) {
    const row = await passageOf(raw);
    if (opened === null)
      opened = await (await connect(files)).createTable(TABLE, [row], { mode: 'overwrite' });
    else await table().add([row]);
  }
}

serve({
  build: async ({ files, dimension, chunks }: { files: string; dimension: number; chunks: number }) => {
    const database = await connect(files);
    opened = null;
    for await (const batch of readChunks(files, dimension)) {
      const rows = batch.map(({ vector, day, ...rest }) => ({
        ...rest,
        day: day ?? '',
        vector: [...vector],
      }));
      if (opened === null) opened = await database.createTable(TABLE, rows, { mode: 'overwrite' });
      else await table().add(rows);
    }
    // Of another distance than is asked for, it would not be used.
    const config = lance.Index.ivfPq({ distanceType: 'cosine' });
    if (chunks > INDEX_ABOVE * 1.01) await table().createIndex('vector', { config });
  },
  open: async ({ files }: { files: string }) => {
    opened = await (await connect(files)).openTable(TABLE);
  },
  ask: async (text: string) => (await search(text)).rows.length,
  day: async ({ text, day }: { text: string; day: string }) =>
    (await search(text, `day = '${day}'`)).rows.length,
  found: async (text: string) => {
    const { vector, rows } = await search(text);
    return { vector: Float32Array.from(vector), ids: rows.map(({ id }) => Number(id)) };
  },
  add: async (raw: RawArticle) => void (await table().add([await passageOf(raw)])),
  remove: (key: string) => table().delete(`key = '${key}'`),
  fill: ({ files, raws }: { files: string; raws: readonly RawArticle[] }) => fill(files, raws),
  ranked: async (text: string) => [...new Set((await search(text)).rows.map(({ key }) => key))],
});
