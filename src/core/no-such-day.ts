// Finds a day or month in a question that no calendar has ("30/2/2025", "tháng 13/2025"), so that it can be said kindly.
import { foldText } from './text.js';
import { dayOf } from './window-calendar.js';
import { MONTH, numberOf } from './window-numbers.js';

/** Written like a day though it is none: beyond these numbers it is something else, a fraction or an address. */
const MOST_DAY = 39;
const MOST_MONTH = 19;
/** A leap year: a day without a year exists when this year has it. */
const LEAP_YEAR = 2024;

interface Numbers {
  readonly day: number;
  readonly month: number;
  /** Null when none is given. */
  readonly year: number | null;
}

const YEAR = '(\\d{4})(?!\\d)';
const DAY_WORD = '(?:ngay|mung|mong|hom|sang|trua|chieu|toi|dem)(?: ngay)?';

/** Sources without marks, and which groups are what. */
const LAYOUTS: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => Numbers]> = [
  [
    new RegExp(`(?:ngay )?(?<![\\d/.-])(\\d{1,2})[/.-](\\d{1,2})[/.-]${YEAR}(?![/.-]\\d)`, 'u'),
    (m) => ({ day: Number(m[1]), month: Number(m[2]), year: Number(m[3]) }),
  ],
  [
    new RegExp(`(?:ngay )?(?<![\\d/.-])(\\d{1,2}) thang (\\d{1,2})(?:,? nam |[/-]|,? )${YEAR}`, 'u'),
    (m) => ({ day: Number(m[1]), month: Number(m[2]), year: Number(m[3]) }),
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:${DAY_WORD} |(?<=(?<!\\p{L})tin ))(\\d{1,2})(?:[/-]| thang )(\\d{1,2})(?![\\d%]|[/.,-]\\d)`,
      'u',
    ),
    (m) => ({ day: Number(m[1]), month: Number(m[2]), year: null }),
  ],
  [
    new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? ${YEAR}|(?![\\d:/.]))`, 'u'),
    (m) => ({ day: Number(m[2]), month: numberOf(m[1] ?? ''), year: m[3] ? Number(m[3]) : null }),
  ],
  [
    new RegExp(`(?<![\\d/.-])(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? ${YEAR})?`, 'u'),
    (m) => ({ day: Number(m[1]), month: numberOf(m[2] ?? ''), year: m[3] ? Number(m[3]) : null }),
  ],
];

const NO_MONTH = '(?:0|00|1[3-9]|[2-9]\\d)';
/** Months beyond the twelfth. With no word before, "lương tháng 13" is a bonus; without a year only news are of one. */
const MONTHS_THAT_ARE_NONE: readonly RegExp[] = [
  new RegExp(
    `(?<=^|(?<!\\p{L})(?:tin|bai|trong|vao|hoi|den|tu|truoc|sau) )thang ${NO_MONTH}(?:,? nam |[/.-])${YEAR}`,
    'u',
  ),
  new RegExp(`(?<=(?<!\\p{L})(?:tin|bai)(?: tuc| bao| viet)? )thang ${NO_MONTH}(?![\\d%]|[/.,-]\\d)`, 'u'),
];

function isNone({ day, month, year }: Numbers): boolean {
  if (day > MOST_DAY || month > MOST_MONTH) return false;
  if (year === null && (month < 1 || month > 12)) return false;
  return dayOf(year ?? LEAP_YEAR, month, day) === null;
}

/** The first day or month in `question` (NFC) that does not exist, as it stands there; null when there is none. */
export function noSuchDay(question: string): string | null {
  const folded = foldText(question);
  if (folded.length !== question.length) return null;
  for (const [pattern, read] of LAYOUTS) {
    const match = pattern.exec(folded);
    if (match && isNone(read(match))) return question.slice(match.index, match.index + match[0].length);
  }
  for (const pattern of MONTHS_THAT_ARE_NONE) {
    const match = pattern.exec(folded);
    if (match) return question.slice(match.index, match.index + match[0].length);
  }
  return null;
}
