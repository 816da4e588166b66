// The measuring of dates, on two articles of our own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATE_LAYOUTS } from '../../src/cli/date-layouts.js';
import { evalDates, judge } from '../../src/cli/eval-dates.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { captureOutput } from '../support/captured-output.js';
import { BODY, LEAD, NOW, TITLE } from '../support/raw-article.js';

const words = wordsOf(loadPrompts(join(projectRoot, 'prompts'), 'terminal'), 'vi');
const row = { title: TITLE, date: '2025-08-16T05:30:00+07:00', text: [LEAD, ...BODY].join('\n') };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...rows: unknown[]) {
  const file = join(folder, 'dated.jsonl');
  writeFileSync(file, rows.map((one) => JSON.stringify(one)).join('\n'));
  const { output, text } = captureOutput();
  const code = await evalDates(file, { json: true }, { words, out: output, err: captureOutput().output });
  return { code, figures: JSON.parse(text()) };
}

describe('eval --dates', () => {
  it('counts what is read back from each of twelve layouts, and from two without a day', async () => {
    const { code, figures } = await run(row, { ...row, date: '1/3/2024' });
    expect(code).toBe(0);
    expect(Object.keys(figures)).toHaveLength(15);
    expect(DATE_LAYOUTS.filter(({ dated }) => dated)).toHaveLength(12);
    expect(figures['all with a day']).toMatchObject({ articles: 24, right: 24, wrong: 0, invented: 0 });
    expect(figures.none).toMatchObject({ articles: 2, unknown: 2, right: 0, wrong: 0 });
  });

  it('refuses a line without a real day', async () => {
    await expect(run(row, { ...row, date: '31/2/2025' })).rejects.toThrow(/dated\.jsonl:2/u);
  });

  it('tells a wrong day from one of the text, and an invented one from both', () => {
    const article = { title: TITLE, paragraphs: [LEAD, ...BODY], day: '2025-08-16', time: '07:30' };
    const none = { articles: 0, right: 0, wrong: 0, unknown: 0, own: 0, invented: 0 };
    const figures = { ...none };
    const wrong = (day: string) => ({
      name: 'wrong',
      dated: true,
      write: () => ({ text: [TITLE, day, LEAD, ...BODY].join('\n'), url: null }),
    });
    expect(judge(article, wrong('17/8/2025'), figures, NOW)).toBe('wrong');
    expect(judge(article, wrong('16/8/2025'), figures, NOW)).toBe('right');
    expect(judge(article, wrong('Bản tin'), figures, NOW)).toBe('unknown');
    expect(figures).toEqual({ ...none, articles: 3, right: 1, wrong: 1, unknown: 1, invented: 1 });
  });
});
