// Writes an answer on the terminal: quotes with their sources, an honest no, or what the collection is like.
import type {
  CollectionAnswer,
  DateWindow,
  GivenFigure,
  NearArticle,
  NearestDays,
  Quote,
  Reply,
} from '../core/answer.js';
import { formatDay } from '../core/dates.js';
import { isNewestFirst } from '../core/differing.js';
import { listInWords } from '../core/lists.js';
import { itemsInWords, missingParts } from '../core/missing.js';
import { namedVersions } from '../core/story.js';
import { LONG_AGO } from '../core/window.js';
import { type Colours, coloursFor, dateInWords, type Output, plain, type Words } from './terminal-text.js';

type Source = Pick<Quote | NearArticle, 'headline' | 'outlet' | 'url' | 'date' | 'eventDay'> & {
  readonly title?: string | null | undefined;
  readonly passageUrl?: string | undefined;
};
type Single = Exclude<Reply, { status: 'several' }>;

/** Outlets named before the rest is only counted. */
const OUTLETS_SHOWN = 10;

function sourceLine(source: Source, words: Words): string {
  const date = dateInWords(source.date, source.eventDay, words);
  const title =
    source.title === null
      ? words('ask-untitled', { headline: plain(source.headline) })
      : plain(source.headline);
  return [source.outlet === null ? null : plain(source.outlet), title, date, source.passageUrl ?? source.url]
    .filter(Boolean)
    .join(' · ');
}

/** "3 báo đưa tin" for a story that more than one outlet tells. */
function storyParts({ story }: Quote, words: Words): string[] {
  return story === undefined || story.outlets < 2
    ? []
    : [words('ask-story-told', { outlets: story.outlets })];
}

/** The earliest and the fullest article of a quote's story, where they are others. */
function versionLines({ article, story }: Quote, words: Words): string[] {
  if (story === undefined) return [];
  return namedVersions(story)
    .filter(({ version }) => version.article !== article)
    .map(({ which, version }) => words(`ask-story-${which}`, { line: sourceLine(version, words) }));
}

function days(span: { from: string; to: string }, { locale }: Words): { from: string; to: string } {
  return { from: formatDay(span.from, locale), to: formatDay(span.to, locale) };
}

function windowLine(window: DateWindow, words: Words): string {
  const label = plain(window.label);
  const { from, to } = days(window, words);
  if (window.from === LONG_AGO) return words('ask-window-until', { label, to });
  return from === to
    ? words('ask-window-one-day', { label, day: from })
    : words('ask-window', { label, from, to });
}

function nearestLine({ before, after }: NearestDays, words: Words): string[] {
  const [first, second] = [before, after].flatMap((day) => (day ? [formatDay(day, words.locale)] : []));
  if (first === undefined) return [];
  if (second === undefined) return [words('ask-nearest-day', { day: first })];
  return [words('ask-nearest-days', { before: first, after: second })];
}

function differingLine(differing: readonly GivenFigure[], words: Words): string {
  const figures = differing.map(({ figure }) => plain(figure)).join(' – ');
  const order = isNewestFirst(differing) ? ` ${words('ask-newer-first')}` : '';
  return words('ask-figures-differ', { figures }) + order;
}

/** Why there is no answer: what the nearest article lacks where that can be named, else the reason alone. */
function reasonLine(
  { reason, missing, noSuchDay = '' }: Extract<Single, { status: 'not-found' }>,
  words: Words,
): string {
  if (missing === undefined || reason !== 'not-answering')
    return words('ask-reason', { reason, day: plain(noSuchDay) });
  const parts = missingParts(missing).map((part) =>
    words('ask-missing-part', {
      what: part.what,
      items: itemsInWords({ ...part, items: part.items.map(plain) }, words.locale),
    }),
  );
  return words('ask-missing', { about: plain(missing.about), parts: listInWords(parts, words.locale) });
}

/** The quote on one line, the words that answer in bold. */
function quotedText({ text, answering = [] }: Quote, colours: Colours): string {
  const line = (some: string): string => some.replace(/\s*\n\s*/gu, ' ');
  let at = 0;
  const parts = answering.flatMap(({ start, end }) => {
    const before = line(text.slice(at, start));
    at = end;
    return [before, colours.bold(line(text.slice(start, end)))];
  });
  return [...parts, line(text.slice(at))].join('');
}

function answeredLines(
  { quotes, lookedUp, differing }: Extract<Single, { status: 'answered' }>,
  words: Words,
  colours: Colours,
): string[] {
  const lines = quotes.flatMap((quote, i) => {
    const label = quote.caption === null ? '' : `${words('ask-caption')} `;
    return [
      `${colours.bold(`${i + 1}.`)} ${label}${colours.green(`“${quotedText(quote, colours)}”`)}`,
      `   ${colours.cyan([sourceLine(quote, words), ...storyParts(quote, words)].join(' · '))}`,
      ...versionLines(quote, words).map((line) => `   ${colours.dim(line)}`),
      '',
    ];
  });
  const found = lookedUp === undefined ? [] : [words(`ask-looked-up-${lookedUp}`)];
  return [...found, ...(differing ? [differingLine(differing, words), ''] : []), ...lines];
}

function notFoundLines(
  answer: Extract<Single, { status: 'not-found' }>,
  words: Words,
  colours: Colours,
): string[] {
  const { reason, span, near, rejected, nearest } = answer;
  if (reason === 'subject-missing') return [words('ask-subject-missing')];
  const lines =
    reason === 'not-in-collection'
      ? [colours.bold(words('ask-not-in-collection'))]
      : [colours.bold(words('ask-not-found')), reasonLine(answer, words)];
  if (nearest) lines.push(...nearestLine(nearest, words));
  if (span) lines.push(words('ask-span', days(span, words)));
  if (near.length > 0) lines.push('', words('ask-near'));
  const titles = new Map(rejected.map(({ article, title }) => [article, title]));
  for (const one of near) {
    lines.push(`  – ${colours.dim(sourceLine({ title: titles.get(one.article), ...one }, words))}`);
  }
  return lines;
}

function collectionLines(answer: CollectionAnswer, words: Words, colours: Colours): string[] {
  const { articles, outlet, about, span, window, outlets, listed, nearest, topic } = answer;
  const count =
    about !== null
      ? words('ask-collection-about', { articles, about: plain(about) })
      : outlet !== null
        ? words('ask-collection-outlet', { articles, outlet: plain(outlet) })
        : words('ask-collection-count', { articles });
  const lines = [colours.bold(count)];
  if (span && !window) lines.push(words('ask-span', days(span, words)));
  const near = nearest.map((day) => formatDay(day, words.locale)).join(' · ');
  if (near !== '') lines.push(words('ask-collection-nearest', { days: near }));
  if (outlets.length > 0) lines.push('', words('ask-collection-outlets'));
  for (const one of outlets.slice(0, OUTLETS_SHOWN)) {
    const name = one.outlet === null ? words('ask-collection-no-outlet') : plain(one.outlet);
    lines.push(`  – ${words('ask-collection-outlet-line', { name, articles: one.articles })}`);
  }
  const rest = outlets.length - OUTLETS_SHOWN;
  if (rest > 0) lines.push(`  ${words('ask-collection-more-outlets', { count: rest })}`);
  if (listed.length > 0)
    lines.push('', words(topic === 'oldest' ? 'ask-collection-oldest' : 'ask-collection-newest'));
  for (const one of listed) lines.push(`  – ${sourceLine(one, words)}`);
  return lines;
}

function linesOf(answer: Single, words: Words, colours: Colours): string[] {
  const lines: string[] = [];
  if (answer.understood !== undefined)
    lines.push(words('ask-understood', { question: plain(answer.understood) }));
  if (answer.status !== 'collection' && answer.repaired)
    lines.push(colours.dim(words('ask-repaired', { wording: plain(answer.repaired) })));
  if (answer.window) lines.push(colours.dim(windowLine(answer.window, words)));
  switch (answer.status) {
    case 'answered':
      return [...lines, ...answeredLines(answer, words, colours)];
    case 'not-found':
      return [...lines, ...notFoundLines(answer, words, colours)];
    case 'collection':
      return [...lines, ...collectionLines(answer, words, colours)];
  }
}

/** Writes a reply; several answers each under its own question. */
export function writeAnswer(reply: Reply, words: Words, out: Output): void {
  const colours = coloursFor(out);
  if (reply.status !== 'several') {
    out.write(`${linesOf(reply, words, colours).join('\n').trimEnd()}\n`);
    return;
  }
  const { parts, left } = reply;
  const blocks = parts.map((part) =>
    [colours.bold(plain(part.question)), ...linesOf(part, words, colours)].join('\n').trimEnd(),
  );
  const more = left === 0 ? [] : [words('ask-several-left', { answered: parts.length, left })];
  out.write(`${[...blocks, ...more].join('\n\n')}\n`);
}
