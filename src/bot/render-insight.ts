// Turns figures and what was asked in vain into messages for admins.
import { InlineKeyboard } from 'grammy';
import { STATISTIC_DAYS, type Statistics } from '../app/gather-statistics.js';
import { dayAt } from '../core/dates.js';
import type { Gap } from '../core/gaps.js';
import { ageInWords, failureInWords } from '../core/source-outcome.js';
import type { FollowedSource } from '../core/source-store.js';
import { adminData } from './admin-data.js';
import { dayText, type Words } from './article-line.js';
import { escapeHtml, oneLine } from './html.js';
import type { Page } from './render-followed.js';

const FAILING_SHOWN = 5;
const HEADLINE_UNITS = 120;
const QUESTION_UNITS = 160;
/** Gaps on one page. */
const PAGE_SIZE = 8;
const MEGABYTE = 1_000_000;

function questionLines(figures: Statistics, words: Words): string[] {
  const { questions: asked, peopleKnown, votes, followers, outbox } = figures;
  const { questions, people, answered, medianMs, p95Ms } = asked;
  if (questions === 0) return [words('stats-no-questions'), ...others()];
  const share = Math.round((100 * answered) / questions);
  // Of an anonymous admin of a group nobody knows who it is.
  const count = peopleKnown && people > 0 ? 'stats-questions' : 'stats-questions-alone';
  return [
    words(count, { questions, people, share }),
    words('stats-latency', { median: medianMs ?? 0, p95: p95Ms ?? 0 }),
    ...others(),
  ];

  function others(): string[] {
    return [
      ...(votes === null ? [] : [words('stats-votes', votes)]),
      ...(followers === null ? [] : [words('stats-followers', { count: followers })]),
      ...(outbox === null ? [] : [words('stats-outbox', outbox)]),
    ];
  }
}

function failingLine({ spec, last, lastSuccess }: FollowedSource, now: number, words: Words): string {
  const name = escapeHtml(oneLine(spec.outlet ?? spec.id, 60));
  const reason = escapeHtml(oneLine(failureInWords(last?.failure ?? null, last?.detail ?? null, words)));
  const since = lastSuccess === null ? words('stats-never-fetched') : ageInWords(now, lastSuccess, words);
  return `• ${words('stats-failing-source', { name, since, reason })}`;
}

function collectionLines(figures: Statistics, words: Words): string[] {
  const { articles, passages, newest, sources, failing, at } = figures;
  const lines = [words('stats-collection', { articles, passages })];
  if (newest !== null) {
    const headline = escapeHtml(oneLine(newest.headline, HEADLINE_UNITS));
    lines.push(words('stats-newest', { day: dayText(newest.day, words.locale), headline }));
  }
  if (sources === 0) return lines;
  return [
    ...lines,
    words('stats-sources', { sources, failing: failing.length }),
    ...failing.slice(0, FAILING_SHOWN).map((source) => failingLine(source, at, words)),
  ];
}

function processLine({ process: { memory, index, database, uptime } }: Statistics, words: Words): string {
  const sizeOf = (bytes: number): number => Math.round(bytes / MEGABYTE);
  const hours = Math.floor(uptime / 3_600_000);
  return words('stats-process', {
    memory: sizeOf(memory),
    'has-index': index === null ? 'no' : 'yes',
    index: sizeOf(index ?? 0),
    database: sizeOf(database),
    days: Math.floor(hours / 24),
    hours: hours % 24,
    minutes: Math.floor(uptime / 60_000) % 60,
  });
}

/** The figures of some days, with buttons for the other days. */
export function statisticsPage(figures: Statistics, words: Words): Page {
  const keyboard = new InlineKeyboard();
  for (const days of STATISTIC_DAYS) {
    const name = words('stats-days-button', { days });
    keyboard.text(days === figures.days ? `✓ ${name}` : name, adminData('stats', days));
  }
  const parts = [
    words('stats-heading', { days: figures.days }),
    questionLines(figures, words).join('\n'),
    collectionLines(figures, words).join('\n'),
    processLine(figures, words),
  ];
  return { html: parts.join('\n\n'), keyboard };
}

function gapItem({ example, people, questions, last, nearest }: Gap, number: number, words: Words): string {
  const day = dayText(dayAt(last), words.locale);
  return [
    `<b>${number}.</b> ${escapeHtml(oneLine(example, QUESTION_UNITS))}`,
    words('gaps-counts', { people, questions, day }),
    ...(nearest === null
      ? []
      : [words('gaps-nearest', { headline: escapeHtml(oneLine(nearest, HEADLINE_UNITS)) })]),
  ].join('\n');
}

/** One page of what was lacked, counted from 1; the nearest there is when `wanted` lies outside. */
export function gapsPage(gaps: readonly Gap[], wanted: number, words: Words): Page {
  if (gaps.length === 0) return { html: words('gaps-none'), keyboard: null };
  const pages = Math.ceil(gaps.length / PAGE_SIZE);
  const page = Math.min(pages, Math.max(1, wanted));
  const first = (page - 1) * PAGE_SIZE;
  const items = gaps.slice(first, first + PAGE_SIZE).map((gap, i) => gapItem(gap, first + i + 1, words));
  const keyboard = new InlineKeyboard();
  if (page > 1) keyboard.text('‹', adminData('gaps', page - 1));
  keyboard.text(`${page}/${pages}`, adminData('gaps', page));
  if (page < pages) keyboard.text('›', adminData('gaps', page + 1));
  const html = [words('gaps-heading', { count: gaps.length }), ...items].join('\n\n');
  return { html, keyboard: pages > 1 ? keyboard : null };
}
