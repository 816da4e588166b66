// Turns corrections into messages: what was quoted, what the article says now, and which article it is.
import type { Correction } from '../core/correction.js';
import { dayAt } from '../core/dates.js';
import { articleLine, dayText, type Words } from './article-line.js';
import { packMessages } from './html.js';
import { nowLines, quotedSentence } from './now-lines.js';

/** Quotes of one article that are shown; with their sentences of now and the article's line they fill a message. */
const MOST_QUOTES = 2;

/** One correction as HTML, within a message's limits. */
export function renderCorrection(correction: Correction, words: Words): string {
  const { quotes } = correction;
  const shown = quotes.slice(0, MOST_QUOTES).map(({ text, now }) => {
    const said = quotedSentence(text);
    if (correction.kind !== 'changed') return said;
    return `${said}\n${nowLines(
      now.map((sentence) => sentence.text),
      words,
    )}`;
  });
  const left = quotes.length - shown.length;
  const more = left > 0 ? [words('correction-more', { count: left })] : [];
  return [
    openingOf(correction, words),
    ...shown,
    ...more,
    ...dayToo(correction, words),
    articleLine(correction, words),
  ].join('\n');
}

/** That the day was wrong as well, where words are gone. */
function dayToo({ kind, shownDay, date }: Correction, words: Words): string[] {
  if (kind !== 'changed' || shownDay === null || date === null) return [];
  const [shown, day] = [shownDay, date.day].map((one) => dayText(one, words.locale));
  return [words('correction-date-too', { shown: shown ?? '', day: day ?? '' })];
}

function openingOf({ kind, seenAt, shownDay, date }: Correction, words: Words): string {
  const dayOf = (day: string) => dayText(day, words.locale);
  if (kind === 'date')
    return words('correction-date', { shown: dayOf(shownDay ?? ''), day: dayOf(date?.day ?? '') });
  const day = seenAt === null ? null : dayOf(dayAt(seenAt));
  return day === null ? words(`correction-${kind}-undated`) : words(`correction-${kind}`, { day });
}

/** As many of the corrections, from the first on, as one message holds under one heading; always at least one. */
export function renderGathered(
  corrections: readonly Correction[],
  words: Words,
): { html: string; carried: number } {
  const items = corrections.map((correction) => renderCorrection(correction, words));
  const holding = (count: number) => packMessages([words('corrections-gathered'), ...items.slice(0, count)]);
  let carried = Math.min(1, items.length);
  while (carried < items.length && holding(carried + 1).length === 1) carried++;
  return { html: holding(carried).join('\n\n'), carried };
}
