// The page as it is sent: its HTML with the words of one language filled in, and the files beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { formatDay } from '../core/dates.js';
import { AppError } from '../core/errors.js';
import type { DaySpan } from '../core/ports.js';
import type { Locale, Prompts } from '../prompts.js';

/** What the head of the page says about the collection. */
export interface CollectionInfo {
  readonly articles: number;
  readonly span: DaySpan | null;
}

export interface PageFile {
  readonly type: string;
  readonly body: string;
}

export interface PageFiles {
  html(language: Locale, collection: CollectionInfo | null): string;
  file(name: string): PageFile | null;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function describe(prompts: Prompts, language: Locale, { articles, span }: CollectionInfo): string {
  if (articles === 0) return prompts.render(language, 'page-collection-empty');
  if (span === null) return prompts.render(language, 'page-collection-undated', { articles });
  const days = { from: formatDay(span.from, language), to: formatDay(span.to, language) };
  return prompts.render(language, 'page-collection', { articles, ...days });
}

/**
 * Reads the folder once. In index.html, whose own language is Vietnamese, `{{page-…}}` stands for a sentence of
 * that name and `{{collection}}` for one on the collection.
 * @throws AppError CONFIG_INVALID when the folder lacks index.html or the page names a sentence that is not there.
 */
export function loadPageFiles(folder: string, prompts: Prompts): PageFiles {
  const files = new Map<string, PageFile>();
  let template: string;
  try {
    template = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const name of readdirSync(folder)) {
      const type = TYPES.get(extname(name));
      if (type !== undefined) files.set(name, { type, body: readFileSync(join(folder, name), 'utf8') });
    }
  } catch (error) {
    throw new AppError('CONFIG_INVALID', 'The files of the local page cannot be read.', error);
  }

  function html(language: Locale, collection: CollectionInfo | null): string {
    const about = collection === null ? '' : describe(prompts, language, collection);
    return template
      .replace('<html lang="vi">', `<html lang="${language}">`)
      .replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) =>
        escapeHtml(name === 'collection' ? about : prompts.render(language, name)),
      );
  }

  for (const language of ['vi', 'en'] as const) html(language, null);
  return { html, file: (name) => files.get(name) ?? null };
}
