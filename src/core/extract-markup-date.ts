// Days in markup that was copied along with a text: JSON-LD, meta tags, fields of feeds.
import { allMatches } from './all-matches.js';
import { readDateClaim } from './date-claim.js';
import type { DayTime } from './dates.js';

/** Longer lines of markup hold the whole article. */
const LONGEST = 4000;
const LONGEST_LABEL = 160;
const FIELD =
  /(?<!\p{L})(date[ _]?published|date[ _]?created|upload[ _]?date|(?:article:|og:)?published[ _]?time|pub[ _]?date|datetime(?=\s?=)|publish[ _]?date|date[ _]?modified|last[ _]?modified|(?:article:|og:)?(?:modified|updated)[ _]?time)(?!\p{L})["'\s]{0,3}(?:content\s?=|value\s?=|[:=])?["'\s]{0,3}(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)(?!\d)/giu;

export interface WrittenDay extends DayTime {
  readonly written: string;
}

/** The days that fields of a copied line state; null when the line holds no such field. */
export function readMarkupDays(
  text: string,
): { readonly published: WrittenDay | null; readonly updated: WrittenDay | null } | null {
  if (text.length > LONGEST || (text.length > LONGEST_LABEL && !/^["'{[<]/u.test(text))) return null;
  let published: WrittenDay | null = null;
  let updated: WrittenDay | null = null;
  for (const [written, name = '', value = ''] of allMatches(FIELD, text)) {
    const read = readDateClaim(value);
    if (read === null) continue;
    if (/modified|updated/iu.test(name)) updated ??= { ...read, written };
    else published ??= { ...read, written };
  }
  return published === null && updated === null ? null : { published, updated };
}
