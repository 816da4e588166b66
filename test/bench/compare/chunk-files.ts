// The chunks of a built collection as all sides load them: one line of JSON each, and their vectors one after another.
import { createReadStream, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ChunkLine {
  readonly id: number;
  /** The article's. */
  readonly key: string;
  /** Of publication, `YYYY-MM-DD`; null where unknown. */
  readonly day: string | null;
  readonly text: string;
}

export interface LoadedChunk extends ChunkLine {
  readonly vector: Float32Array;
}

export interface BuiltCollection {
  readonly articles: number;
  readonly chunks: number;
  readonly dimension: number;
  /** A day on which articles were published, and how many chunks they have. */
  readonly day: string;
  readonly ofDay: number;
}

const [LINES, VECTORS, ABOUT] = ['chunks.jsonl', 'vectors.f32', 'about.json'];
const BATCH = 1000;

/** What stands in a built collection's folder; null when it is not complete. */
export function builtCollection(folder: string): BuiltCollection | null {
  const file = join(folder, ABOUT);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltCollection) : null;
}

export interface ChunkWriter {
  write(chunk: LoadedChunk): Promise<void>;
  /** Completes the files; only now is the collection built. */
  end(about: BuiltCollection): Promise<void>;
}

export function chunkWriter(folder: string): ChunkWriter {
  const streams = [LINES, VECTORS].map((name) => createWriteStream(join(folder, name)));
  const put = (
    stream: (typeof streams)[number] | undefined,
    data: string | Buffer,
  ): Promise<void> | undefined =>
    stream?.write(data) === false ? new Promise((resolve) => stream.once('drain', resolve)) : undefined;
  return {
    write: async ({ vector, ...line }) => {
      await put(streams[0], `${JSON.stringify(line)}\n`);
      await put(
        streams[1],
        Buffer.from(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength)),
      );
    },
    end: async (about) => {
      await Promise.all(streams.map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
      writeFileSync(join(folder, ABOUT), JSON.stringify(about));
    },
  };
}

/** The chunks in batches, in the order in which they were written. */
export async function* readChunks(folder: string, dimension: number): AsyncGenerator<LoadedChunk[]> {
  const vectors = await open(join(folder, VECTORS));
  const size = dimension * Float32Array.BYTES_PER_ELEMENT;
  let batch: ChunkLine[] = [];
  const complete = async (): Promise<LoadedChunk[]> => {
    const bytes = Buffer.alloc(batch.length * size);
    await vectors.read(bytes, 0, bytes.length, null);
    const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, batch.length * dimension);
    const loaded = batch.map((line, i) => ({
      ...line,
      vector: numbers.subarray(i * dimension, (i + 1) * dimension),
    }));
    batch = [];
    return loaded;
  };
  try {
    for await (const line of createInterface({ input: createReadStream(join(folder, LINES)) })) {
      batch.push(JSON.parse(line) as ChunkLine);
      if (batch.length === BATCH) yield await complete();
    }
    if (batch.length > 0) yield await complete();
  } finally {
    await vectors.close();
  }
}
