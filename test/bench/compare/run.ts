// `npm run bench`: measures the product beside its peers in one run and writes what came of it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchArticles } from '../../../src/cli/bench-articles.js';
import { readQuestions } from '../../../src/cli/question-set.js';
import { openArchive } from '../../../src/compose.js';
import { loadConfig } from '../../../src/config.js';
import type { RawArticle } from '../../../src/core/source-item.js';
import { chartOf } from './chart.js';
import { sizedCollection } from './collections.js';
import { type Figure, merged } from './figures.js';
import type { Bench } from './measuring.js';
import { type BenchOptions, benchOptions } from './options.js';
import { installPeers } from './peers.js';
import { aheadLines, growthLines, tableOf } from './report.js';
import { reportPage } from './report-page.js';
import { measureIngest } from './row-ingest.js';
import { measureLasting } from './row-lasting.js';
import { measureLoad } from './row-load.js';
import { measureQuality } from './row-quality.js';
import { measureQuestions } from './row-question.js';
import { measureStored } from './row-stored.js';

/** More than any corpus of questions has articles. */
const WHOLE_CORPUS = 1_000_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Results {
  readonly machine: string;
  readonly figures: readonly Figure[];
}

async function articlesAt(path: string, limit: number, folder: string): Promise<RawArticle[]> {
  const archive = await openArchive(loadConfig({ DATA_DIR: folder }));
  try {
    return await benchArticles(archive.read, [path], limit);
  } finally {
    await archive.close();
  }
}

/** All articles at a path, none of them twice. */
async function corpusAt(path: string): Promise<RawArticle[]> {
  const archive = await openArchive(loadConfig({ DATA_DIR: join(tmpdir(), 'trichdan-bench-none') }));
  try {
    const found: RawArticle[] = [];
    for await (const item of archive.read([path]))
      if (item.kind === 'article' && found.length < WHOLE_CORPUS) found.push(item.article);
    return found;
  } finally {
    await archive.close();
  }
}

async function measure(bench: Bench): Promise<Figure[]> {
  const { only, sizes, quality } = bench.options;
  const figures: Figure[] = [];
  const note = (title: string, measured: readonly Figure[]): void => {
    say(`\n== ${title}\n\n${tableOf(measured)}`);
    figures.push(...measured);
  };
  if (only.includes('ingest')) note('ingest', await measureIngest(bench));
  if (only.includes('quality')) {
    if (quality === null) say('quality: left out; it needs --xquad-articles and --xquad-questions.');
    else note('quality', await measureQuality(bench, await corpusAt(quality.articles), quality.questions));
  }
  const bySize = only.filter((row) => row === 'question' || row === 'stored' || row === 'load');
  if (bySize.length === 0) return figures;
  for (const size of sizes) {
    const sized = await sizedCollection(bench, size);
    say(`${sized.chunks} chunks of ${sized.articles} articles`);
    if (only.includes('question')) {
      note(`question, ${size}`, await measureQuestions(bench, sized));
      note(`question after others, ${size}`, await measureLasting(bench, sized));
    }
    if (only.includes('stored')) note(`stored, ${size}`, await measureStored(bench, sized));
    if (only.includes('load')) note(`load, ${size}`, await measureLoad(bench, sized));
  }
  return figures;
}

function writeResults(folder: string, figures: readonly Figure[], day: string): readonly Figure[] {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'bench.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results).figures : [];
  const all = merged(before, figures);
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const results: Results = { machine, figures: all };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'chart.svg'), chartOf(all, `${day} · ${machine}`));
  writeFileSync(join(folder, 'report.md'), reportPage(all, machine));
  say(`written: ${file}, chart.svg and report.md beside it`);
  return all;
}

async function run(options: BenchOptions): Promise<void> {
  installPeers(say);
  const scratch = mkdtempSync(join(options.work === null ? tmpdir() : made(options.work), 'trichdan-bench-'));
  try {
    const day = new Date().toISOString().slice(0, 10);
    const raws = await articlesAt(options.articles, options.limit, scratch);
    const questions = readQuestions(options.questions);
    const figures = await measure({ options, raws, questions, scratch, day, say });
    const all = options.out === null ? figures : writeResults(options.out, figures, day);
    for (const line of [...growthLines(all), '', ...aheadLines(figures)]) say(line);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

try {
  await run(benchOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof RangeError || error instanceof TypeError ? 2 : 1;
}
