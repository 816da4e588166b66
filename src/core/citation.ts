// Writes a quote as a citation to paste into an article: plain text, Markdown or BibTeX, with nothing that is not known.
import { foldedForm } from './text.js';

/** What a citation can say of a quote. Null stands for what is not known and is left out. */
export interface Citation {
  /** Verbatim. */
  readonly quote: string;
  /** Null for an article without one. */
  readonly title: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** Day of publication `YYYY-MM-DD`; never that of the event. */
  readonly day: string | null;
}

export const CITATION_FORMATS = ['text', 'markdown', 'bibtex'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** What a citation says in the reader's language. */
export interface CitationWords {
  /** A day `YYYY-MM-DD` as people write it. */
  day(day: string): string;
  /** In place of an unknown day. */
  readonly undated: string;
}

/** Citation number `number` (from 1, part of BibTeX's key) in a format. */
export function writeCitation(
  citation: Citation,
  format: CitationFormat,
  number: number,
  words: CitationWords,
): string {
  switch (format) {
    case 'text':
      return asText(citation, words);
    case 'markdown':
      return asMarkdown(citation, words);
    case 'bibtex':
      return asBibtex(citation, number);
  }
}

function known(parts: ReadonlyArray<string | null>): string[] {
  return parts.filter((part) => part !== null);
}

function dayIn({ day }: Citation, words: CitationWords): string {
  return day === null ? words.undated : words.day(day);
}

/** A name or title on one line. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** “quote” (Author, Outlet, "Title", day, URL) */
function asText(citation: Citation, words: CitationWords): string {
  const { quote, author, outlet, title, url } = citation;
  const named = [author && plain(author), outlet && plain(outlet), title && `"${plain(title)}"`];
  return `“${quote}” (${known([...named, dayIn(citation, words), url]).join(', ')})`;
}

/** What Markdown would take for markup; a full stop or bracket after a number opens a list. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&!]/gu, '\\$&')
    .replace(/^([ \t]*)([-+=])/gmu, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gmu, '$1\\$2');
}

/** An address between angle brackets may hold brackets of any other kind. */
function markdownLink(label: string, url: string | null): string {
  const written = escapeMarkdown(plain(label));
  return url === null ? written : `[${written}](<${url.replace(/[<>\s\\]/gu, encodeURIComponent)}>)`;
}

/** A block quote, then a line that says where it is from, its title (or else its outlet) linked. */
function asMarkdown(citation: Citation, words: CitationWords): string {
  const { quote, author, outlet, title, url } = citation;
  const lines = escapeMarkdown(quote)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd());
  const name = title === null ? (outlet ?? url) : title;
  const parts = known([
    author && escapeMarkdown(plain(author)),
    title === null ? null : outlet && escapeMarkdown(plain(outlet)),
    name === null ? null : markdownLink(name, url),
    escapeMarkdown(dayIn(citation, words)),
  ]);
  return [...lines, '>', `> — ${parts.join(', ')}`].join('\n');
}

/**
 * What TeX would take for markup. BibTeX counts braces even behind a backslash, so that these are written as commands;
 * letters of Vietnamese stay as they are (UTF-8, for biber and bibtex8 alike).
 */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

function escapeTex(text: string): string {
  return plain(text).replace(/[\\{}^~&%$#_]/gu, (sign) => TEX[sign] ?? sign);
}

/** Addresses are taken as they stand; only what would end the field or the line is percent-encoded. */
function texAddress(url: string): string {
  return url.replace(
    /[{}\\\s]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

/** ASCII letters and digits: `tuoitre20250816n1`. */
function texKey({ outlet, day }: Citation, number: number): string {
  const name = foldedForm(outlet ?? '').replace(/[^a-z0-9]/gu, '');
  return `${name || 'trichdan'}${day === null ? 'nd' : day.replaceAll('-', '')}n${number}`;
}

/** An article of a paper's page is @online, one without an address @article. */
function asBibtex(citation: Citation, number: number): string {
  const { quote, author, outlet, title, url, day } = citation;
  const online = url !== null;
  const [year, month, date] = day === null ? [] : day.split('-').map(Number);
  const fields: Array<readonly [string, string | null]> = [
    // A second pair of braces keeps a name whole and a title's capitals.
    ['author', author && `{${escapeTex(author)}}`],
    ['title', title && `{${escapeTex(title)}}`],
    [online ? 'organization' : 'journal', outlet && escapeTex(outlet)],
    ['year', year === undefined ? 'n.d.' : String(year)],
    ['month', month === undefined ? null : String(month)],
    ['day', date === undefined ? null : String(date)],
    ['url', url && texAddress(url)],
    ['note', escapeTex(`“${quote}”`)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${online ? 'online' : 'article'}{${texKey(citation, number)},`, ...lines, '}'].join('\n');
}
