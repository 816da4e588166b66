// What starting loads: the settings before the product, and parsers of documents in their own thread alone.
import { posix } from 'node:path';
import { expect, it } from 'vitest';
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
