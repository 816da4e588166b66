// Keeps the documents true: what they name exists, and what people can use is named, in both languages.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLines } from '../../src/bot/commands.js';
import { answerRecord, errorRecord } from '../../src/cli/answer-record.js';
import { articleRecord } from '../../src/cli/articles.js';
import { loadConfig, SETTINGS } from '../../src/config.js';
import type { Quote } from '../../src/core/answer.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { projectRoot } from '../../src/project-root.js';
import { optionsByScript } from './script-options.js';
import { filesBelow, projectFile } from './sources.js';

const readme = projectFile('README.md');
const [vietnamese = '', english = ''] = readme.split('<a id="english"></a>');
const LANGUAGES = [
  { language: 'Vietnamese', text: vietnamese },
  { language: 'English', text: english },
] as const;

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...['data/README.md', 'embeddings/README.md', 'prompts/README.md', 'test/README.md'],
  '.github/pull_request_template.md',
].map((path) => ({ path, text: projectFile(path) }));
const sources = filesBelow('src', ['.ts']);

const manifest = JSON.parse(projectFile('package.json')) as {
  license: string;
  scripts: Readonly<Record<string, string>>;
};
const scripts = Object.keys(manifest.scripts);
const isPublic = (script: string): boolean =>
  script !== 'prepare' && !scripts.some((other) => script === `pre${other}` || script === `post${other}`);

/** Scripts that a text tells people to run. */
function scriptsIn(text: string): string[] {
  const found = text.matchAll(/npm (?:run (?:--?\w+ )*([a-z][\w:-]*)|(start|test)\b)/gu);
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

/** The rows of the table whose head begins with `head`, as cells; empty when there is no such table. */
function tableIn(text: string, head: string): string[][] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (first < 0) return [];
  const end = lines.findIndex((line, i) => i > first && !line.startsWith('|'));
  return lines
    .slice(first + 2, end)
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/gu, '').trim()));
}

/** What stands between single backticks. */
const codesIn = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/gu, '').matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);
const namesIn = (rows: readonly string[][]): string[] => rows.flatMap(([first = '']) => codesIn(first));

/** A heading that begins so and the text below it, down to the next heading. */
function sectionIn(text: string, heading: string): string | null {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`### ${heading}`));
  if (first < 0) return null;
  const length = lines.slice(first + 1).findIndex((line) => line.startsWith('#'));
  return lines.slice(first, length < 0 ? undefined : first + 1 + length).join('\n');
}

/** Tables of a text, each as its lines. */
function tablesIn(text: string): string[][] {
  return text.split(/\n(?!\|)/u).flatMap((part) => {
    const lines = part.split('\n').filter((line) => line.startsWith('|'));
    return lines.length > 0 ? [lines] : [];
  });
}

describe.each(LANGUAGES)('tables of the README in $language', ({ text }) => {
  it.each(tablesIn(text).map((lines) => [lines[0], lines] as const))(
    '%s: one head, no row twice',
    (_, lines) => {
      expect(lines.map((line) => /^\|(?:---\|)+$/u.test(line)).indexOf(true)).toBe(1);
      const names = lines.slice(2).map((line) => line.split(' | ')[0]);
      expect(names).toEqual([...new Set(names)]);
    },
  );
});

describe('documents', () => {
  it('tell people to run only scripts that exist, as do the program’s own words', () => {
    const texts = [...DOCUMENTS, ...sources, ...filesBelow('prompts', ['.ftl'])];
    const wrong = texts.flatMap(({ path, text }) =>
      scriptsIn(text)
        .filter((script) => !scripts.includes(script))
        .map((script) => `${path}: ${script}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('link to files and headings that exist', () => {
    const slugs = (text: string): string[] => [
      ...[...text.matchAll(/<a id="([^"]+)">/gu)].map(([, id = '']) => id),
      ...[...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      ),
    ];
    const broken = DOCUMENTS.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/gu)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((target) => !/^[a-z]+:/u.test(target))
        .filter((target) => {
          const [file = '', anchor] = target.split('#');
          const place = file === '' ? path : posix.join(posix.dirname(path), file);
          if (!existsSync(join(projectRoot, place))) return true;
          return anchor !== undefined && !slugs(projectFile(place)).includes(anchor);
        })
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only files of the project that exist', () => {
    const wrong = DOCUMENTS.flatMap(({ path, text }) =>
      codesIn(text)
        .filter((code) => /^(?:src|test|data|prompts|embeddings)\/[\w./-]*$/u.test(code))
        .filter((code) => code !== 'data/var' && !existsSync(join(projectRoot, code)))
        .map((code) => `${path}: ${code}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name no path of a machine and no package registry', () => {
    const forbidden = new RegExp(['/work' + '/', 'registry' + '.npmjs', '/ro' + 'ot/'].join('|'), 'u');
    expect(DOCUMENTS.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe.each(LANGUAGES)('the README in $language', ({ language, text }) => {
  it('names every script people may run', () => {
    const named = new Set(scriptsIn(text));
    expect(scripts.filter((script) => isPublic(script) && !named.has(script))).toEqual([]);
  });

  it('lists exactly the settings there are, with their defaults', () => {
    const defaults: Readonly<Record<string, unknown>> = { ...loadConfig({}) };
    const expected = Object.keys(SETTINGS).map((name) => {
      const value = defaults[name];
      return [name, value === undefined ? [] : [String(value).replace(`${projectRoot}/`, '')]];
    });
    const rows = [...tableIn(text, 'Biến'), ...tableIn(text, 'Variable')];
    expect(rows.map(([name = '', value = '']) => [codesIn(name)[0], codesIn(value)])).toEqual(expected);
  });

  it('lists the commands of the bot’s menu, with those of admins', () => {
    const locale = language === 'English' ? ('en' as const) : ('vi' as const);
    const menu = commandLines(
      Object.assign((key: string) => key, { locale }),
      { where: 'private', admin: true },
    ).split('\n');
    const rows = [...tableIn(text, 'Lệnh của bot'), ...tableIn(text, 'Bot command')];
    expect(namesIn(rows).map((name) => name.split(' ')[0])).toEqual(menu.map((line) => line.split(' ')[0]));
  });

  it('names every option of the command line, and with a command only options it has', () => {
    const declared = optionsByScript();
    const every = [...new Set([...declared.values()].flat())].sort();
    const named = codesIn(text).filter((code) => /^--[a-z-]+$/u.test(code));
    const used = [...text.matchAll(/npm run (?:--silent )?(\w+(?::\w+)?) -- ([^`\n]*)/gu)].flatMap(
      ([, command = '', rest = '']) =>
        (rest.match(/--[a-z-]+/gu) ?? []).map((option) => ({ command, option })),
    );
    const all = [...named, ...used.map(({ option }) => option)].filter((option) => option !== '--silent');
    expect([...new Set(all)].sort()).toEqual(every);
    expect(used.filter(({ command, option }) => !declared.get(command)?.includes(option))).toEqual([]);
  });

  it('walks each journey through at most seven files that exist', () => {
    const journeys = [
      ['Một câu hỏi', 'A question'],
      ['Một bài báo', 'An article'],
      ['Một bản điểm tin', 'A digest'],
    ].map((headings) => {
      const section =
        headings.map((heading) => sectionIn(text, heading)).find((found) => found !== null) ?? '';
      const steps = [...section.matchAll(/^\d+\. `([^`]+)`/gmu)].map(([, file = '']) => file);
      return { found: section !== '', planned: /^### .*\((?:dự kiến|planned)\)/u.test(section), steps };
    });
    expect(journeys.map(({ found }) => found)).toEqual([true, true, true]);
    const [question, article, digest] = journeys.map(({ steps }) => steps);
    expect(Math.min(question?.length ?? 0, article?.length ?? 0)).toBeGreaterThan(2);
    expect(Math.max(...journeys.map(({ steps }) => steps.length))).toBeLessThanOrEqual(7);
    expect(digest?.length === 0).toBe(journeys[2]?.planned);
    const missing = journeys
      .flatMap(({ steps }) => steps)
      .filter((file) => !statSync(join(projectRoot, file), { throwIfNoEntry: false })?.isFile());
    expect(missing).toEqual([]);
  });

  it('lists the fields that the measuring commands print', () => {
    const article = { text: '', captions: [], title: null, date: null } as unknown as StoredArticle;
    const quote = { caption: null, date: null } as unknown as Quote;
    const question = { question: '', window: null, score: 0, rejected: [], near: [], span: null };
    const answered = answerRecord(1, { ...question, status: 'answered', quotes: [quote] }, 0);
    const about = {
      topic: 'count',
      articles: 0,
      outlet: null,
      about: null,
      outlets: [],
      listed: [],
      nearest: [],
    };
    const printed = {
      answer: {
        ...answered,
        ...answerRecord(1, { ...question, status: 'not-found', reason: 'nothing-near' }, 0),
        ...answerRecord(
          1,
          { ...question, ...about, status: 'collection', topic: 'count', understood: '' },
          0,
        ),
        ...errorRecord(1, '', 0),
      },
      quote: answered.quotes[0] ?? {},
      article: articleRecord(article, null),
    };
    const listed = (...heads: string[]) => namesIn(heads.flatMap((head) => tableIn(text, head))).sort();
    const keys = (record: object) => Object.keys(record).sort();
    expect(listed('Trường của câu trả lời', 'Field of an answer')).toEqual(keys(printed.answer));
    expect(listed('Trường của câu trích', 'Field of a quote')).toEqual(keys(printed.quote));
    expect(listed('Trường của bài', 'Field of an article')).toEqual(keys(printed.article));
  });
});

describe('the project', () => {
  it('gives the same figures in both languages', () => {
    const figures = LANGUAGES.map(({ text }) => {
      const block = /<!-- figures -->\n([\s\S]*?)<!-- \/figures -->/u.exec(text)?.[1] ?? '';
      return block
        .split('\n')
        .slice(2, -1)
        .map((line) => line.split(' | ')[1]);
    });
    expect(figures[0]?.length).toBeGreaterThan(0);
    expect(figures[0]).toEqual(figures[1]);
  });

  it('offers every setting in .env.example, at its default', () => {
    const lines = projectFile('.env.example').split('\n');
    const offered = lines.flatMap((line) => /^#? ?([A-Z_]+)=(.*)$/u.exec(line)?.slice(1, 3) ?? []);
    expect(offered.filter((_, i) => i % 2 === 0)).toEqual(Object.keys(SETTINGS));
    const defaults: Readonly<Record<string, unknown>> = { ...loadConfig({}) };
    const other = offered.flatMap((name, i) => {
      const value = defaults[name];
      if (i % 2 !== 0 || value === undefined) return [];
      const usual = String(value).replace(`${projectRoot}/`, '');
      return usual === offered[i + 1] ? [] : [`${name}=${offered[i + 1]}`];
    });
    expect(other).toEqual([]);
  });

  it('uses every error code it lists', () => {
    const list = projectFile('src/core/errors.ts');
    const codes = [...list.matchAll(/^ {2}\| '([A-Z_]+)'/gmu)].map(([, code = '']) => code);
    const rest = sources.filter(({ path }) => path !== 'src/core/errors.ts');
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !rest.some(({ text }) => text.includes(`'${code}'`)))).toEqual([]);
  });

  it('comes with the licence its package names', () => {
    expect(projectFile('LICENSE').split('\n')[0]).toBe(`${manifest.license} License`);
    expect(readme).toContain(`[${manifest.license}](LICENSE)`);
  });

  it('shows a picture small enough to open on a phone’s connection', () => {
    const picture = statSync(join(projectRoot, '.github/conversation.png'));
    expect(picture.size).toBeLessThan(200_000);
  });
});
