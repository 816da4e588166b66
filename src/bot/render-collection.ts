// Turns what the collection is like into lines: counts, days, outlets, and the articles listed.
import type { CollectionAnswer } from '../core/answer.js';
import { articleLine, dayText, type Words } from './article-line.js';
import { escapeHtml, oneLine } from './html.js';
import { windowLine } from './window-line.js';

/** Outlets named before the rest is only counted. */
const OUTLETS_SHOWN = 10;
/** UTF-16 units of a name or a subject that is shown. */
const NAME_UNITS = 100;

function named(text: string): string {
  return escapeHtml(oneLine(text, NAME_UNITS));
}

function countLine({ articles, outlet, about }: CollectionAnswer, words: Words): string {
  if (about !== null) return words('collection-about', { articles, about: named(about) });
  if (outlet !== null) return words('collection-outlet', { articles, outlet: named(outlet) });
  return words('collection-count', { articles });
}

function daysLine({ window, span }: CollectionAnswer, words: Words): string[] {
  if (window !== null) return [windowLine(window, words)];
  if (span === null) return [];
  return [words('span', { from: dayText(span.from, words.locale), to: dayText(span.to, words.locale) })];
}

function outletLines({ outlets }: CollectionAnswer, words: Words): string[] {
  if (outlets.length === 0) return [];
  const lines = outlets.slice(0, OUTLETS_SHOWN).map(({ outlet, articles }) => {
    const name = outlet === null ? words('collection-no-outlet') : named(outlet);
    return words('collection-outlet-line', { name, articles });
  });
  const rest = outlets.length - OUTLETS_SHOWN;
  const more = rest > 0 ? [words('collection-more-outlets', { count: rest })] : [];
  return [[words('collection-outlets'), ...lines, ...more].join('\n')];
}

/** The items of an answer about the collection, as HTML, each within a message's limits. */
export function collectionItems(answer: CollectionAnswer, words: Words): string[] {
  const { nearest, listed, topic } = answer;
  const days = nearest.map((day) => dayText(day, words.locale)).join(' · ');
  const facts = [
    countLine(answer, words),
    ...daysLine(answer, words),
    ...(days === '' ? [] : [words('collection-nearest', { days })]),
  ];
  const heading = words(topic === 'oldest' ? 'collection-oldest' : 'collection-newest');
  const lines = listed.map((one) => `• ${articleLine(one, words)}`);
  return [
    facts.join('\n'),
    ...outletLines(answer, words),
    ...(lines.length === 0 ? [] : [[heading, ...lines].join('\n')]),
  ];
}
