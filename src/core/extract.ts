// From a raw article to an article that can be quoted: body, captions, names and days, and a list of all that was cut.
import type { Article } from './article.js';
import { readDateClaim, VIETNAM } from './date-claim.js';
import { type DateCandidate, type WeighedDates, weighDates } from './date-evidence.js';
import { creditOf, readCredit } from './extract-byline.js';
import { markCaptions } from './extract-captions.js';
import { datelineDay, dayInUrl } from './extract-dates.js';
import { findEventDay } from './extract-event.js';
import { markFurniture, markTitle } from './extract-furniture.js';
import { type Frame, readFoot, readHead } from './extract-header.js';
import { type CutReason, type Line, toLines } from './extract-lines.js';
import { withoutFalseZones } from './false-zone.js';
import { outletSince } from './known-outlets.js';
import { cleanField, cleanText } from './normalize.js';
import type { RawArticle } from './source-item.js';

/** An understood article, and every line that left its text with the reason why. */
export interface Extraction {
  readonly article: Article;
  readonly cut: ReadonlyArray<{ readonly reason: CutReason; readonly text: string }>;
}

const PARAGRAPH_BREAK = '\n\n';

/**
 * Understands a raw article. Pure, never throws. What the source states (title, date, author, captions, outlet) is
 * believed, but for a day later than `now` (milliseconds since 1970) or before its outlet existed; a day that is not
 * believed or cannot be read is looked for elsewhere. Lines that no rule understands stay in the body.
 */
export function extractArticle(raw: RawArticle, now: number): Extraction {
  const lines = toLines(cleanText(raw.text));
  const given = cleanField(raw.title);
  // A source with fields of its own has already taken the page apart: its text is touched as little as possible.
  const careful = given !== null || raw.date !== null || raw.captions !== undefined;
  if (given !== null) markTitle(lines, given);
  markFurniture(lines);
  const frame = readHead(lines, given, careful);
  if (frame.title !== null) markTitle(lines, frame.title);
  readFoot(lines, frame);
  const captions = raw.captions?.map(cleanText) ?? markCaptions(lines, careful);

  if (given !== null) keepLoneTitle(lines);
  const paragraphs = lines.filter((line) => line.role === 'body').map((line) => line.text);
  const { date, updated, evidence, eventDay } = datesOf(raw, frame, paragraphs, now);
  const credits = captions
    .map(creditOf)
    .filter((credit) => credit !== null)
    .map(readCredit);
  const agencies = new Set(credits.map((credit) => credit.agency).filter((agency) => agency !== null));
  const photographers = [
    ...frame.photographers,
    ...credits.flatMap((credit) => credit.photographer?.split(', ') ?? []),
  ];

  return {
    article: {
      key: raw.key,
      title: frame.title,
      text: paragraphs.join(PARAGRAPH_BREAK),
      captions,
      author: cleanField(raw.author ?? null) ?? frame.authors[0] ?? null,
      photographer: photographers.length === 0 ? null : [...new Set(photographers)].join(', '),
      outlet: cleanField(raw.outlet),
      // Pictures of several agencies name none for the text.
      agency: frame.agencies[0] ?? (agencies.size === 1 ? ([...agencies][0] ?? null) : null),
      url: raw.url,
      date,
      eventDay,
      dateEvidence: evidence,
      updated,
    },
    cut: lines.flatMap(({ role, text }) => (role === 'body' ? [] : [{ reason: role, text }])),
  };
}

/** A title that is all the text there is, as in feeds of headlines, is still what can be quoted. */
function keepLoneTitle(lines: readonly Line[]): void {
  if (lines.some(({ role }) => role === 'body' || role === 'caption')) return;
  const title = lines.find(({ role }) => role === 'title');
  if (title !== undefined) title.role = 'body';
}

/** All that source, text and address say of the publication's day. */
function candidatesOf(raw: RawArticle, frame: Frame, paragraphs: readonly string[]): DateCandidate[] {
  const zone = raw.zoneMinutes ?? VIETNAM;
  const claims = raw.claims ?? [];
  const given = raw.date === null ? [] : [{ source: 'given', role: 'published', written: raw.date } as const];
  const stated = [...given, ...claims].map((claim): DateCandidate => {
    const read = readDateClaim(claim.written, zone) ?? { day: null, time: null };
    return { ...claim, ...read, failing: claim.source === 'header' && claim.role === 'updated' };
  });
  const shown = frame.dates.flatMap(
    ({ source, label, written, day, time, updated, weak = false }): DateCandidate[] => [
      label === 'updated'
        ? { source, role: 'updated', written, day, time, failing: true }
        : { source, role: 'published', written, day, time, failing: weak },
      ...(updated === null ? [] : [{ ...dayTimeOf(updated), source, role: 'updated' } as const]),
    ],
  );
  const dateline = paragraphs
    .slice(0, 2)
    .map((text, i) => datelineDay(text, i === 0))
    .find((found) => found !== null);
  if (dateline !== undefined && dateline !== null)
    shown.push({ ...dateline, source: 'dateline', role: 'published', time: null });
  const day = raw.url === null ? null : dayInUrl(raw.url);
  if (raw.url !== null && day !== null)
    shown.push({ source: 'url', role: 'published', written: raw.url, day, time: null });
  return withoutFalseZones([...stated, ...shown]);
}

const dayTimeOf = ({ day, time, written }: { day: string; time: string | null; written: string }) => ({
  day,
  time,
  written,
});

interface Dates extends WeighedDates {
  readonly eventDay: string | null;
}

/** The days of an article; that of its event stands in when nothing else tells its publication. */
function datesOf(raw: RawArticle, frame: Frame, paragraphs: readonly string[], now: number): Dates {
  const options = { now, since: raw.outletSince ?? outletSince(raw.outlet, raw.url) };
  const candidates = candidatesOf(raw, frame, paragraphs);
  const weighed = weighDates(candidates, options);
  const eventDay = findEventDay(paragraphs, weighed.date?.day ?? null);
  if (weighed.date !== null || eventDay === null) return { ...weighed, eventDay };
  const event = { source: 'event', role: 'published', written: eventDay, day: eventDay, time: null } as const;
  return { ...weighDates([...candidates, event], options), eventDay };
}
