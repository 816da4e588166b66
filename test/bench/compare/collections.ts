// Gets the collections that questions are asked of: built once for all sides out of the same chunks and vectors.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtCollection } from './chunk-files.js';
import type { Bench, Sized } from './measuring.js';
import { startSide } from './side.js';

async function once(folder: string, mark: string, work: () => Promise<void>): Promise<void> {
  const file = join(folder, `${mark}.done`);
  if (existsSync(file)) return;
  await work();
  writeFileSync(file, '');
}

/** Whether the work came to its end; what kept it from that is told, and it is not begun again. */
export async function tried(
  folder: string,
  mark: string,
  say: (line: string) => void,
  work: () => Promise<void>,
): Promise<boolean> {
  const failed = join(folder, `${mark}.failed`);
  if (!existsSync(failed))
    try {
      await once(folder, mark, work);
      return true;
    } catch (error) {
      writeFileSync(failed, error instanceof Error ? error.message : String(error));
    }
  say(`left out: ${readFileSync(failed, 'utf8').split('\n', 2).join(' ')}`);
  return false;
}

/** One call of a process of its own, which ends with it. */
async function alone(file: string, method: string, args: unknown): Promise<void> {
  const side = await startSide(file, file);
  try {
    await side.call(method, args);
  } finally {
    await side.close();
  }
}

/** A data folder with the real articles embedded: a copy of the one given, or made of the articles. */
async function seedsFor({ options, raws, say }: Bench, work: string): Promise<string> {
  const folder = join(work, 'seeds');
  await once(work, 'seeds', async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    say(`embedding the real articles in ${folder}`);
    if (options.collection !== null) cpSync(options.collection, folder, { recursive: true });
    else await alone('builder', 'ingest', { folder, raws });
  });
  return folder;
}

/** The collection of `size` chunks as every side stores it; what `--work` keeps is not built again. */
export async function sizedCollection(bench: Bench, size: number): Promise<Sized> {
  const work = bench.options.work ?? join(bench.scratch, 'collections');
  const seeds = await seedsFor(bench, work);
  const folder = join(work, String(size));
  await once(work, `${size}-ours`, async () => {
    rmSync(folder, { recursive: true, force: true });
    bench.say(`building ${size} chunks`);
    await alone('builder', 'build', { seeds, folder, size });
  });
  const built = builtCollection(folder);
  if (built === null) throw new Error(`${folder} was not built.`);
  const order = { files: folder, dimension: built.dimension, chunks: built.chunks };
  const absent: string[] = [];
  for (const peer of ['langchain', 'lancedb']) {
    const isBuilt = await tried(work, `${size}-${peer}`, bench.say, async () => {
      bench.say(`building ${size} chunks for ${peer}`);
      await alone(peer, 'build', order);
    });
    if (!isBuilt) absent.push(peer);
  }
  return { ...built, folder, size, absent };
}

/** What the method `open` of a side is given for a collection. */
export function openingOf(side: string, { folder, chunks, dimension }: Sized): unknown {
  const data = join(folder, 'ours');
  if (side === 'ours' || side === 'bare') return { folder: data };
  if (side === 'exact') return { files: folder, chunks, dimension, data };
  return { files: folder };
}
