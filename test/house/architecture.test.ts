// Keeps the rooms: which folder may import which, how long a file may be, and what only one file may touch.
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf } from './sources.js';

const sources = filesBelow('src', ['.ts']);
const tests = filesBelow('test', ['.ts']);
const pages = filesBelow('src/web/page', ['.js', '.css', '.html']);
const ADAPTERS = ['bot', 'web', 'jobs', 'sources', 'store', 'postgres', 'vectors', 'llm'];
/** What a file at the top of src/ counts as. */
const TOP: Readonly<Record<string, string>> = {
  'main.ts': 'process',
  'compose.ts': 'compose',
  'compose-apart.ts': 'compose',
  'compose-archive.ts': 'compose',
  'compose-asking.ts': 'compose',
  'compose-bot.ts': 'compose',
  'compose-chats.ts': 'compose',
  'compose-corrections.ts': 'compose',
  'compose-delivery.ts': 'compose',
  'compose-digest-plans.ts': 'compose',
  'compose-digests.ts': 'compose',
  'compose-embedding.ts': 'compose',
  'compose-index.ts': 'compose',
  'compose-insight.ts': 'compose',
  'compose-matching.ts': 'compose',
  'compose-migrate.ts': 'compose',
  'compose-models.ts': 'compose',
  'compose-reader.ts': 'compose',
  'compose-reindex.ts': 'compose',
  'compose-research.ts': 'compose',
  'compose-send-corrections.ts': 'compose',
  'compose-sources.ts': 'compose',
  'compose-storage.ts': 'compose',
  'compose-stories.ts': 'compose',
  'config.ts': 'setting',
  'log.ts': 'setting',
  'prompts.ts': 'setting',
  'project-root.ts': 'setting',
};

function roomOf(path: string): string {
  const [, first = '', second] = path.split('/');
  return second === undefined ? (TOP[first] ?? `unknown file ${path}`) : first;
}

/** Rooms whose values each room may import; types of settings may travel further. */
function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  if (from === to) return true;
  if (from === 'process' || from === 'cli') return true;
  if (from === 'compose') return to !== 'process' && to !== 'cli';
  if (from === 'setting') return to === 'core';
  if (to === 'setting') return typeOnly && from !== 'core';
  if (ADAPTERS.includes(from)) return to === 'core' || to === 'app' || to === 'threads';
  if (from === 'app' || from === 'threads') return to === 'core';
  return false;
}

describe('rooms', () => {
  it('import only downward, and adapters never each other', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('.'))
        .flatMap((name) => {
          const target = posix.join(posix.dirname(path), name).replace(/\.js$/u, '.ts');
          const statement = text.split('\n').find((line) => line.includes(`'${name}'`)) ?? '';
          const typeOnly =
            /^\s*import type/u.test(statement) || (text.includes(`import type`) && isTypeImport(text, name));
          return mayImport(roomOf(path), roomOf(target), typeOnly) ? [] : [`${path} → ${target}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('have no import cycles', () => {
    const graph = new Map(
      sources.map(({ path, text }) => [
        path,
        importsOf(text)
          .filter((name) => name.startsWith('.'))
          .map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/u, '.ts')),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('leave core pure: no files, network, clock, chance or environment', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('src/core/'))
      .filter(
        ({ text }) =>
          /from 'node:(?!util|buffer|crypto)/u.test(text) ||
          /\b(?:Date\.now|Math\.random|new Date\(\)|process\.(?:env|cwd|argv|exit|std|hrtime)|setTimeout|setInterval|fetch\()/u.test(
            text,
          ),
      );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

/** Whether the import statement that names a module begins with `import type`, also over several lines. */
function isTypeImport(text: string, name: string): boolean {
  const at = text.indexOf(`'${name}'`);
  const start = text.lastIndexOf('import ', at);
  return text.startsWith('import type', start);
}

describe('files', () => {
  it('stay under 300 lines', () => {
    const long = [...sources, ...tests, ...pages].filter(({ text }) => text.split('\n').length > 300);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
  });

  it('are named in kebab-case for what they hold', () => {
    const wrong = [...sources, ...tests].filter(
      ({ path }) => !/^[a-z0-9-]+(?:\.test|\.config)?\.ts$/u.test(posix.basename(path)),
    );
    const vague = sources.filter(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc|index|types)(?:\/|\.ts$)/u.test(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(vague.map(({ path }) => path).filter((path) => path !== 'src/cli/index.ts')).toEqual([]);
  });

  it('open with a sentence on their duty', () => {
    const silent = sources.filter(({ text }) => !/^(?:#!.*\n)?\/\/ \p{Lu}.{20,}/u.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('read the environment only in config.ts', () => {
    const wrong = sources.filter(
      ({ path, text }) => path !== 'src/config.ts' && text.includes('process.env'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('write to the console only in cli and main.ts', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        !path.startsWith('src/cli/') &&
        path !== 'src/main.ts' &&
        /\bconsole\.|process\.std(?:out|err)\.write/u.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('find all matches with the pattern itself, not with copies that are compiled again', () => {
    const copying = sources.filter(({ text }) => /\.matchAll\(/u.test(text));
    expect(copying.map(({ path }) => path)).toEqual([]);
  });

  it('have no default exports but where a tool wants one', () => {
    const wrong = sources.filter(({ text }) => /^export default/mu.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('name no path of a machine and no package registry', () => {
    const forbidden = new RegExp(
      ['/work' + '/', 'registry' + '.npmjs', '/ro' + 'ot/', 'shared' + '/eval'].join('|'),
      'u',
    );
    const wrong = [
      ...sources,
      ...tests,
      ...pages,
      ...filesBelow('prompts', ['.ftl', '.md']),
      ...filesBelow('embeddings', ['.md', '.py', '.json']),
    ];
    expect(wrong.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('tests', () => {
  it('never sleep, and never run alone or not at all', () => {
    const wrong = tests.filter(
      ({ path, text }) =>
        path.endsWith('.test.ts') &&
        /\b(?:it|test|describe)\.(?:only|skip|todo)\b|setTimeout\(\s*(?:resolve|r|done)\b|timers\/promises/u.test(
          text,
        ),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('have titles that differ within a file', () => {
    const repeated = tests.flatMap(({ path, text }) => {
      const titles = [...text.matchAll(/\n( *)it\('((?:[^'\\]|\\.)+)'/gu)].map((match) => match[2]);
      return titles.length === new Set(titles).size ? [] : [path];
    });
    expect(repeated).toEqual([]);
  });
});
