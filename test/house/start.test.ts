// What starting loads: the settings before the product, parsers of documents in their own thread alone, and in each thread what it needs.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { filesBelow } from './sources.js';

const texts = new Map(filesBelow('src', ['.ts']).map(({ path, text }) => [path, text]));
const STATIC = /(?:^|\n)(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gu;

/** Files and packages that are loaded with a file, before anything of it runs. */
function loadedWith(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const [, name = ''] of (texts.get(path) ?? expect.fail(path)).matchAll(STATIC))
      if (name.startsWith('.')) visit(posix.join(posix.dirname(path), name).replace(/\.js$/u, '.ts'));
      else loaded.add(name);
  };
  visit(entry);
  return loaded;
}

it.each(['src/main.ts', 'src/cli/index.ts'])('%s knows its settings before it loads the product', (entry) => {
  const loaded = [...loadedWith(entry)];
  expect(loaded).toContain('src/config.ts');
  expect(
    loaded.filter((name) => /^src\/compose|^src\/store\/|^better-sqlite3$|^grammy$/u.test(name)),
  ).toEqual([]);
});

it.each(['src/cli/run-bot.ts', 'src/compose.ts'])(
  '%s loads no parser of pages and feeds, nor what fetches them',
  (entry) => {
    const loaded = loadedWith(entry);
    expect(loaded).toContain('src/sources/document-reader.ts');
    expect(['linkedom', 'feedsmith', 'undici'].filter((name) => loaded.has(name))).toEqual([]);
    expect(loadedWith('src/sources/document-worker.ts')).toContain('linkedom');
    expect(loadedWith('src/sources/http-exchange.ts')).toContain('undici');
  },
);

it.each(['src/compose.ts', 'src/cli/opening.ts', 'src/cli/ask.ts', 'src/cli/ingest.ts', 'src/cli/eval.ts'])(
  '%s, which needs no Telegram, loads nothing of it',
  (entry) => {
    const loaded = loadedWith(entry);
    expect(loaded.size).toBeGreaterThan(10);
    expect([...loaded].filter((name) => /^grammy$|^hono/u.test(name))).toEqual([]);
    expect(loadedWith('src/cli/run-bot.ts')).toContain('grammy');
  },
);

it.each(['src/compose-archive.ts', 'src/cli/articles.ts', 'src/cli/feedback.ts', 'src/cli/sources.ts'])(
  '%s, for commands that ask nothing, loads nothing of asking',
  (entry) => {
    expect(loadedWith(entry)).not.toContain('src/app/ask.ts');
    expect(loadedWith('src/compose.ts')).toContain('src/app/ask.ts');
  },
);

it.each([
  'src/store/reading-worker.ts',
  'src/vectors/hnsw-worker.ts',
  'src/vectors/embedder-worker.ts',
  'src/vectors/reader-worker.ts',
])('%s, a thread that every process has, loads neither schemas nor migrations', (entry) => {
  const loaded = [...loadedWith(entry)];
  expect(loaded).toContain('src/threads/worker-call.ts');
  expect(loaded.filter((name) => /^zod$|migration/u.test(name))).toEqual([]);
});

it.each([
  ['library for pictures', /(?:^|\/)node_modules\/(?:sharp|@img\/.*)$/u],
  ['runtime for browsers', /(?:^|\/)node_modules\/onnxruntime-web$/u],
])(
  'with the models comes no %s: nothing of it is used, and it would take long to load or much room',
  (_, place) => {
    const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
    const found = Object.keys(packages).filter((name) => place.test(name));
    expect(found.map((name) => packages[name].name)).toEqual(['noop-package']);
  },
);
