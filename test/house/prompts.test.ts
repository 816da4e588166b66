// Keeps the words in prompts/ and the code that says them together: no entry missing, none unused, no words elsewhere.
import { describe, expect, it } from 'vitest';
import { filesBelow, projectFile } from './sources.js';
import { type Strings, stringsIn } from './strings.js';

interface Family {
  readonly name: string;
  /** Whose code says its entries. */
  readonly rooms: readonly string[];
  /** Entries of which the code fills in a part, with … for it; no others may be put together. */
  readonly completed: readonly string[];
}

const SHARED = ['src/core/source-outcome.ts'];
const FAMILIES: readonly Family[] = [
  {
    name: 'bot',
    rooms: ['src/bot/', ...SHARED],
    completed: [
      'add-…',
      'command-…',
      'correction-…',
      'correction-…-undated',
      'corrections-…',
      'follow-…',
      'followed-…-button',
      'language-…',
      'looked-up-…',
      'reason-…',
      'story-…',
    ],
  },
  { name: 'page', rooms: ['src/web/'], completed: ['page-reader-…'] },
  {
    name: 'terminal',
    rooms: ['src/cli/', 'src/main.ts', ...SHARED],
    completed: [
      '…-undated',
      'articles-column-…',
      'ask-looked-up-…',
      'ask-story-…',
      'gaps-column-…',
      'ingest-column-…',
      'sources-column-…',
    ],
  },
];

const sources = filesBelow('src', ['.ts']);
const page = filesBelow('src/web/page', ['.html']);

const entriesOf = (name: string): string[] =>
  [...projectFile(`prompts/${name}.vi.ftl`).matchAll(/^([a-z][\w-]*)[ \t]*=/gmu)].map(([, key = '']) => key);

const texts = new Map(sources.map(({ path, text }) => [path, stringsIn(text)]));

/** The templates that `words`, `say` or `render` is called with, with … for what is filled in. */
function madeIn({ templates }: Strings): string[] {
  return templates
    .filter(({ before }) => /\b(?:words|say|render)\([^()]*$/u.test(before))
    .map(({ texts: parts }) => parts.join('…'));
}

const fits = (key: string, shape: string): boolean => {
  const [beginning = '', end = ''] = shape.split('…');
  return key.startsWith(beginning) && key.endsWith(end);
};

const within = (rooms: readonly string[]): Array<[string, Strings]> =>
  [...texts].filter(([path]) => rooms.some((room) => path.startsWith(room)));

describe.each(FAMILIES)('the words of $name', ({ name, rooms, completed }) => {
  const entries = entriesOf(name);
  const said = within(rooms);
  const shown = name === 'page' ? page.map(({ text }) => text).join('\n') : '';
  const named = new Set([
    ...said.flatMap(([, { whole }]) => whole),
    ...[...shown.matchAll(/\{\{([\w-]+)\}\}/gu)].map(([, key = '']) => key),
  ]);

  it('are all used', () => {
    const unused = entries.filter((key) => !named.has(key) && !completed.some((shape) => fits(key, shape)));
    expect(unused).toEqual([]);
  });

  it('are put together only in ways that are listed here, each of which is used', () => {
    const made = new Set(said.flatMap(([, found]) => madeIn(found)));
    expect([...made].sort()).toEqual([...completed].sort());
    expect(completed.filter((shape) => !entries.some((key) => fits(key, shape)))).toEqual([]);
  });

  it('are all there', () => {
    const calls = sources
      .filter(({ path }) => rooms.some((room) => path.startsWith(room)))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\b(?:words|say)\(\s*'([^']+)'|\brender\(\s*\w+,\s*'([^']+)'/gu)].map((match) => ({
          path,
          key: match[1] ?? match[2] ?? '',
        })),
      );
    // A room may have its own way of saying, which puts the beginning before the key.
    const asSaid = (key: string) => [key, ...completed.map((shape) => shape.replace('…', key))];
    const missing = calls.filter(({ key }) => !asSaid(key).some((one) => entries.includes(one)));
    expect(missing).toEqual([]);
  });
});

/** Numbers that are never one, by the names of their variables. */
const ALWAYS_MANY: Readonly<Record<string, string>> = {
  length: 'too many characters',
  limit: 'a limit',
  most: 'a limit',
  answered: 'a limit that was reached',
  outlets: 'said of several only',
  papers: 'said of several only',
  checked: 'a limit that was reached',
  state: 'a duration fixed in core/kept',
  hours: 'a duration fixed in core/kept',
  rate: 'with a digit after the point',
};

describe('English', () => {
  it.each(FAMILIES.map(({ name }) => name))('chooses between one and several in %s', (name) => {
    const source = projectFile(`prompts/${name}.en.ftl`);
    const bodies = source.split(/\n(?=[a-z][\w-]*[ \t]*=)/u).filter((one) => /^[a-z]/u.test(one));
    const wrong = bodies.flatMap((body) =>
      [...body.matchAll(/\{ \$(\w+) \} (?:<\w+>)?(?:[a-z]+ )?(?!(?:is|was|as|ms|days ago)\b)[a-z]+s\b/gu)]
        .filter(([, variable = '']) => !body.includes(`$${variable} ->`) && !(variable in ALWAYS_MANY))
        .map(([words]) => `${/^[\w-]+/u.exec(body)?.[0]}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });
});

const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu;

describe('words for people', () => {
  /** Vietnamese in the code that nobody reads, or that stands before any prompt can be read. */
  const ALLOWED: Readonly<Record<string, string>> = {
    'src/config.ts': 'a wrong setting is named before the prompts are read, in both languages at once',
    'src/compose-sources.ts': 'so is a setting that names a file that cannot be read',
    'src/web/local-telegram.ts': 'the bot’s own name',
    'src/cli/': 'the lists of the development commands',
    'src/core/': 'what Vietnamese questions and articles are read by',
    'src/sources/': 'what Vietnamese pages and tables are read by',
  };

  it('are told from all else in the code', () => {
    const source = [
      "const a = 'một'; // 'ghi chú'",
      "const b = /['`]/u.test(c) ? `hai @{d({ e: 'ba' })} bốn @{`năm @{f} sáu`}` : g / 2;",
      'words(`h-@{i}`);',
    ]
      .join('\n')
      .replaceAll('@', '$');
    expect(stringsIn(source).whole).toEqual(['một', 'ba']);
    expect(stringsIn(source).templates.map((one) => one.texts)).toEqual([
      ['năm ', ' sáu'],
      ['hai ', ' bốn ', ''],
      ['h-', ''],
    ]);
    expect(madeIn(stringsIn(source))).toEqual(['h-…']);
  });

  it('stand in prompts/ and nowhere in the code', () => {
    const wrong = [...texts]
      .filter(([path]) => !Object.keys(ALLOWED).some((allowed) => path.startsWith(allowed)))
      .flatMap(([path, { whole, templates }]) =>
        [...whole, ...templates.flatMap((one) => one.texts)]
          .filter((text) => VIETNAMESE.test(text))
          .map((text) => `${path}: ${text}`),
      );
    expect(wrong).toEqual([]);
  });

  it('are never written where a message is sent', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('src/bot/'))
      .filter(({ text }) =>
        /\b(?:sendHtml|answerPress)\(\s*ctx,\s*['`](?!\$\{)|\.reply\(\s*['`]/u.test(text),
      );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
