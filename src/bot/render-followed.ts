// Turns live sources into messages for admins: the list, one source with its buttons, and what an address would bring.
import { InlineKeyboard } from 'grammy';
import type { SourcePreview } from '../app/try-source.js';
import { lastInWords } from '../core/source-outcome.js';
import type { FollowedSource } from '../core/source-store.js';
import { dayText, type Words } from './article-line.js';
import { followedData } from './followed-data.js';
import { escapeHtml, link, oneLine } from './html.js';

/** Sources on one page of the list. */
export const PAGE_SIZE = 5;
const NAME_UNITS = 80;
const LINE_UNITS = 200;
const BUTTONS_A_ROW = 2;
const OTHERS_SHOWN = 5;

/** `say` for words that end up in HTML: what is filled in is escaped. */
function escaping(words: Words): Words {
  return Object.assign(
    (...[key, values = {}]: Parameters<Words>) => {
      const safe = Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? escapeHtml(oneLine(value, LINE_UNITS)) : value,
      ]);
      return words(key, Object.fromEntries(safe));
    },
    { locale: words.locale },
  );
}

function nameOf({ spec }: FollowedSource): string {
  const { outlet, id, location, kind } = spec;
  const name = oneLine(outlet === null ? id : `${outlet} – ${id}`, NAME_UNITS);
  return kind === 'folder' ? escapeHtml(name) : link(name, location);
}

function stateOf(source: FollowedSource, now: number, words: Words): string {
  const last = lastInWords(source, now, escaping(words));
  if (source.paused === null) return last;
  return words('followed-paused', { reason: source.paused, last });
}

export interface Page {
  readonly html: string;
  readonly keyboard: InlineKeyboard | null;
}

/** One page of the list, counted from 1; the nearest there is when `wanted` lies outside. */
export function followedPage(
  sources: readonly FollowedSource[],
  wanted: number,
  now: number,
  words: Words,
): Page {
  if (sources.length === 0) return { html: words('followed-none'), keyboard: null };
  const pages = Math.ceil(sources.length / PAGE_SIZE);
  const page = Math.min(pages, Math.max(1, wanted));
  const first = (page - 1) * PAGE_SIZE;
  const shown = sources.slice(first, first + PAGE_SIZE);
  const lines = shown.map(
    (source, i) => `<b>${first + i + 1}.</b> ${nameOf(source)}\n${stateOf(source, now, words)}`,
  );
  const keyboard = new InlineKeyboard();
  for (const [i, { spec }] of shown.entries()) {
    const label = `${first + i + 1}. ${oneLine(spec.outlet ?? spec.id, 24)}`;
    keyboard.text(label, followedData('card', spec.id));
    if ((i + 1) % BUTTONS_A_ROW === 0) keyboard.row();
  }
  if (pages > 1) {
    keyboard.row();
    if (page > 1) keyboard.text('‹', followedData('list', page - 1));
    keyboard.text(`${page}/${pages}`, followedData('list', page));
    if (page < pages) keyboard.text('›', followedData('list', page + 1));
  }
  const html = [words('followed-heading', { count: sources.length }), ...lines, words('followed-hint')].join(
    '\n\n',
  );
  return { html, keyboard };
}

/** One source with what can be done to it; `note` is what has just been done. */
export function followedCard(
  source: FollowedSource,
  now: number,
  words: Words,
  note: string | null = null,
): Page {
  const { id, kind, location } = source.spec;
  const address = escapeHtml(oneLine(location, LINE_UNITS));
  const lines = [`<b>${nameOf(source)}</b>`, address, stateOf(source, now, words)];
  const keyboard = new InlineKeyboard();
  const button = (act: 'test' | 'fetch' | 'pause' | 'resume' | 'remove'): void => {
    keyboard.text(words(`followed-${act}-button`), followedData(act, id));
  };
  if (kind !== 'folder') {
    button('test');
    if (source.paused === null) button('fetch');
    keyboard.row();
  }
  button(source.paused === null ? 'pause' : 'resume');
  button('remove');
  keyboard.row().text(words('followed-back-button'), followedData('list', 1));
  return { html: [lines.join('\n'), ...(note === null ? [] : [note])].join('\n\n'), keyboard };
}

/** Asks whether a source is to be removed. */
export function removalQuestion(source: FollowedSource, words: Words): Page {
  const { id } = source.spec;
  const keyboard = new InlineKeyboard()
    .text(words('followed-drop-button'), followedData('drop', id))
    .text(words('followed-keep-button'), followedData('card', id));
  const key = source.origin === 'file' ? 'followed-remove-listed' : 'followed-remove';
  return { html: words(key, { name: nameOf(source) }), keyboard };
}

/** What following an address would bring, as HTML. */
export function previewHtml(preview: SourcePreview, words: Words): string {
  const say = escaping(words);
  const { kind, title, location, items, whole, newest, leftOut, headlines, others } = preview;
  const day = newest === null ? words('followed-no-date') : dayText(newest, words.locale);
  const lines = [
    say('followed-preview', { kind, title: title ?? words('followed-untitled') }),
    escapeHtml(oneLine(location, LINE_UNITS)),
    kind === 'page'
      ? say('followed-preview-page', { newest: day })
      : say('followed-preview-items', { items, whole, newest: day }),
    ...(leftOut > 0 ? [words('followed-preview-left-out', { count: leftOut })] : []),
  ];
  const news = headlines.map((headline) => `• ${escapeHtml(oneLine(headline, LINE_UNITS))}`);
  const more = others.slice(0, OTHERS_SHOWN).map((url) => escapeHtml(oneLine(url, LINE_UNITS)));
  return [
    lines.join('\n'),
    ...(news.length > 0 ? [news.join('\n')] : []),
    ...(more.length > 0 ? [[words('followed-preview-others'), ...more].join('\n')] : []),
  ].join('\n\n');
}
