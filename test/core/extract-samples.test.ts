// The five scraped articles of the sample collection, field by field, against what a careful reader found in them.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extract } from '../support/raw-article.js';

const expectedSchema = z.record(
  z.string(),
  z.object({
    title: z.string().nullable(),
    date: z.string(),
    time: z.string().optional(),
    author: z.string().nullable(),
    source: z.string().nullable(),
    photographer: z.string().optional(),
    body_first60_ok: z.array(z.string()),
    body_last60: z.string(),
    body_paragraphs: z.number(),
    body_paragraph_starts: z.array(z.string()),
    must_contain: z.array(z.string()),
    must_not_contain: z.array(z.string()),
    captions: z.array(z.string()),
    caption_only_facts: z.array(z.string()).default([]),
    wrong_dates: z.array(z.string()),
  }),
);

const here = (path: string): URL => new URL(path, import.meta.url);
const expected = expectedSchema.parse(
  JSON.parse(readFileSync(here('../support/expected-extraction.json'), 'utf8')),
);

const SOURCES: Record<string, { date: string; event: string | null }> = {
  '000_568ef09292876e92.txt': { date: 'header', event: '2025-08-16' },
  '001_3f5b5f12a9420355.txt': { date: 'header', event: null },
  '002_d5760d875a26d581.txt': { date: 'header', event: '2025-05-29' },
  '003_159744564d810685.txt': { date: 'event', event: '2024-08-28' },
  '004_0f1f8f14869c9a1c.txt': { date: 'header', event: null },
};

describe.each(Object.entries(expected))('the sample article %s', (key, want) => {
  const text = readFileSync(here(`../../data/articles/${key}`), 'utf8');
  const { article, cut } = extract({
    key,
    text,
    title: null,
    date: null,
    outlet: null,
    url: null,
    file: key,
    line: null,
  });

  it('has its title, and none where the file has none', () => {
    expect(article.title).toBe(want.title);
  });

  it('has its day, time and their provenance, and the day of its event', () => {
    expect(article.date).toEqual({ day: want.date, time: want.time ?? null, source: SOURCES[key]?.date });
    expect(article.eventDay).toBe(SOURCES[key]?.event);
    expect(want.wrong_dates).not.toContain(article.date?.day);
  });

  it('names author, photographer and agency', () => {
    expect(article).toMatchObject({
      author: want.author,
      agency: want.source,
      photographer: want.photographer ?? null,
    });
  });

  it('keeps every paragraph of the body and nothing else', () => {
    const paragraphs = article.text.split('\n\n');
    expect(paragraphs.map((paragraph) => paragraph.slice(0, 40))).toEqual(want.body_paragraph_starts);
    expect(paragraphs).toHaveLength(want.body_paragraphs);
    expect(want.body_first60_ok.some((start) => article.text.startsWith(start))).toBe(true);
    expect(article.text.endsWith(want.body_last60)).toBe(true);
    for (const part of want.must_contain) expect(article.text).toContain(part);
    for (const part of want.must_not_contain) expect(article.text).not.toContain(part);
  });

  it('sets the captions apart as they stand', () => {
    expect(article.captions).toEqual(want.captions);
    for (const fact of want.caption_only_facts) expect(article.captions.join(' ')).toContain(fact);
  });

  it('accounts for every word of the file in the body or among what was cut', () => {
    const words = (all: string): string[] => all.split(/\s+/u).filter(Boolean).sort();
    expect(words([article.text, ...cut.map((piece) => piece.text)].join('\n'))).toEqual(words(text));
  });
});
