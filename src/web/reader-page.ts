// The page on which one reads a stored article with the quoted words marked: plain HTML, no script.
import { html } from 'hono/html';
import type { ReadArticle } from '../app/read-passage.js';
import type { DateSource } from '../core/article.js';
import { formatDay } from '../core/dates.js';
import type { Locale, Prompts } from '../prompts.js';
import { PASSAGE_ANCHOR } from './reader-address.js';
import { webAddress } from './telegram-html.js';

/** Markup that was escaped where it had to be. */
type Html = ReturnType<typeof html>;

export interface ReaderWords {
  readonly prompts: Prompts;
  readonly language: Locale;
}

/** What the paper's own page or feed says of its day needs no remark. */
const SAID_BY_THE_PAPER: ReadonlySet<DateSource> = new Set([
  'json-ld',
  'meta',
  'feed',
  'time-element',
  'header',
  'byline',
]);

/** The whole page. `bot` is the address at which the bot answers questions on the article; null where there is none. */
export function readerPage(
  article: ReadArticle,
  { prompts, language }: ReaderWords,
  bot: string | null,
): Html {
  const say = (key: string, values = {}): string => prompts.render(language, `page-reader-${key}`, values);
  const { text, captions, passage, headline, title, outlet, author, now } = article;
  const url = article.url === null ? null : webAddress(article.url);
  const facts = [...days(article, say, language), ...(author === null ? [] : [author])];
  const body = html`<article lang="vi">
      <header>
        ${outlet === null ? '' : html`<p class="outlet">${outlet}</p>`}
        <h1>${title ?? headline}</h1>
        <p class="facts" lang="${language}">${facts.join(' · ')}</p>
      </header>
      ${now === 'same' ? '' : html`<p class="notice" role="note" lang="${language}">${say(now)}</p>`}
      ${paragraphs(text, passage.caption === null ? passage : null)}
      ${captions.length === 0 ? '' : captionList(captions, passage, say('captions'), language)}
    </article>
    <footer>
      <p>${say('stored')}</p>
      <p class="links">
        ${url === null ? '' : html`<a href="${url}" rel="noreferrer">${say('original')}</a>`}
        ${bot === null ? '' : html`<a href="${bot}" rel="noreferrer">${say('ask')}</a>`}
      </p>
    </footer>`;
  return page(title ?? headline, body, { prompts, language });
}

/** What stands where there is no such passage, or none any more. */
export function missingPage({ prompts, language }: ReaderWords): Html {
  const title = prompts.render(language, 'page-reader-gone-title');
  const body = html`<article>
      <h1>${title}</h1>
      <p>${prompts.render(language, 'page-reader-gone')}</p>
    </article>`;
  return page(title, body, { prompts, language });
}

/** Addresses of other files are relative: the page may stand below a path of a public address. */
function page(title: string, body: Html, { prompts, language }: ReaderWords): Html {
  const name = prompts.render(language, 'page-name');
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>${title} · ${name}</title>
  <link rel="icon" href="../icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../reader.css">
</head>
<body>
  <main>
    ${body}
  </main>
</body>
</html>`;
}

function days(
  { date, eventDay }: Pick<ReadArticle, 'date' | 'eventDay'>,
  say: (key: string, values?: Record<string, string>) => string,
  language: Locale,
): string[] {
  const published = date !== null && date.source !== 'event' ? date : null;
  const event = eventDay ?? (date?.source === 'event' ? date.day : null);
  const parts: string[] = [];
  if (published === null) parts.push(say('day-unknown'));
  else {
    const day = formatDay(published.day, language);
    const known = SAID_BY_THE_PAPER.has(published.source)
      ? ''
      : ` (${say('known', { source: published.source })})`;
    parts.push(day + known);
  }
  if (event !== null && event !== published?.day)
    parts.push(say('event', { day: formatDay(event, language) }));
  return parts;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A line with the part of it that is meant, which is the place to go to where the passage begins in it. */
function marked(line: string, { start, end }: Stretch, isFirst: boolean): Html {
  const mark = line.slice(start, end);
  return html`${line.slice(0, start)}${
    isFirst ? html`<mark id="${PASSAGE_ANCHOR}">${mark}</mark>` : html`<mark>${mark}</mark>`
  }${line.slice(end)}`;
}

function paragraphs(text: string, passage: Stretch | null): Html[] {
  const made: Html[] = [];
  let offset = 0;
  let begun = false;
  for (const line of text.split('\n')) {
    const start = Math.max(0, (passage?.start ?? 0) - offset);
    const end = Math.min(line.length, (passage?.end ?? 0) - offset);
    offset += line.length + 1;
    if (line.trim() === '') continue;
    if (start >= end) made.push(html`<p>${line}</p>`);
    else {
      made.push(html`<p>${marked(line, { start, end }, !begun)}</p>`);
      begun = true;
    }
  }
  return made;
}

function captionList(
  captions: readonly string[],
  { caption, ...passage }: ReadArticle['passage'],
  heading: string,
  language: Locale,
): Html {
  const items = captions.map((text, i) =>
    i === caption ? html`<li>${marked(text, passage, true)}</li>` : html`<li>${text}</li>`,
  );
  return html`<section class="captions"><h2 lang="${language}">${heading}</h2><ul>${items}</ul></section>`;
}
