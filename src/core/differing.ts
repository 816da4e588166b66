// Finds two articles that give different figures for the one thing a question counts, so that both are quoted.
import { Temporal } from 'temporal-polyfill';
import { allMatches } from './all-matches.js';
import type { GivenFigure } from './answer.js';
import { headlineOf } from './article.js';
import { countedIn, type Figure, figuresIn, isLinking, likened, sameNumber } from './figures.js';
import { lackedNames } from './lacked-names.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';

/** A sentence with what its reader knows besides: the headline above it and the day of its article. */
export interface Told {
  readonly sentence: string;
  readonly headline: string;
  /** `YYYY-MM-DD`, null when unknown. */
  readonly day: string | null;
}

/** What a question counts, and what it says of it. */
interface Asked {
  readonly unit: string;
  /** The syllable that says more closely what is counted: `quan` of "bao nhiêu cơ quan", `chết` of "bao nhiêu người chết". */
  readonly closer: string | null;
  /** The content words besides, most of which both sentences must hold. */
  readonly subject: readonly string[];
}

/** What changes from hour to hour: other figures for it at other times are no contradiction. */
const FLEETING =
  /(?<!\p{L})(?:giá|tỷ giá|tỉ giá|lãi suất|nhiệt độ|điểm|tỷ số|tỉ số|chỉ số|độ|°c|bàn thắng|mỗi (?:ngày|tháng|năm|giờ)|một (?:ngày|tháng|năm|giờ|đêm|lượng))(?!\p{L})/iu;

/** What the question counts; null when it counts nothing, or something that no two articles can be compared by. */
function askedBy({ marked, kind, language }: Question): Asked | null {
  if (kind !== 'number' || language === 'en' || FLEETING.test(marked)) return null;
  const counted = countedIn(marked);
  if (counted === null) return null;
  const closer = counted.following.slice(0, 2).find((word) => !isLinking(word)) ?? null;
  const [own] = likened(counted.written);
  const subject = likened(marked).filter((word) => !isLinking(word) && word !== own && word !== closer);
  return { unit: counted.unit, closer, subject: [...new Set(subject)] };
}

/** The one figure of a sentence for what is counted; null when there is none, or several that differ. */
function figureFor({ unit, closer }: Asked, sentence: string): Figure | null {
  const found = figuresIn(sentence).filter(
    (figure) =>
      figure.unit === unit && !figure.part && (closer === null || figure.following.includes(closer)),
  );
  const [first] = found;
  return first && found.every((other) => sameNumber(first, other)) ? first : null;
}

/** Share of a question's other content words that both sentences, with their headlines, must hold. */
const ON_SUBJECT = 0.8;

function isAbout(question: Question, { subject }: Asked, { sentence, headline }: Told): boolean {
  const text = `${headline}\n${sentence}`;
  const words = new Set(likened(text));
  const held = subject.filter((word) => words.has(word)).length;
  return held >= subject.length * ON_SUBJECT && lackedNames(question, text).length === 0;
}

const AS_OF = /(?:tính )?(?:đến|tới) (?:hết |nay|cuối |ngày |hôm |sáng |trưa |chiều |tối |\d)[^,.;]*/giu;
const DAYS = /(?<!\d)(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?!\d|%)/gu;
const SPANS =
  /(?<!\p{L})(?:năm|tháng|quý|tuần|nhiệm kỳ|giai đoạn|mùa|khóa|vòng|lần(?: thứ)?) (?:\d+(?:[-/]\d+)?|nay|trước|ngoái|qua|này)|(?<![\d.])(?:19|20)\d\d(?!\d)|(?:trong ngày|24 giờ|cùng kỳ)/giu;
/** A feast, a storm or the like, before, during or after which something is counted: "trước và sau Tết". */
const SIDES =
  /(?<!\p{L})((?:trước|trong|sau|qua)(?:(?:,| và| hoặc|, và|, cả| lẫn) (?:trước|trong|sau))*)(?: (?:dịp|kỳ|nghỉ|đợt|mùa|những ngày|cơn|ngày|khi|đón|ăn))* (?:tết|lễ|giáng sinh|noel|năm mới|bão|lũ|bầu cử|đại hội|sáp nhập|nghỉ)(?!\p{L})/giu;
const TODAY = /(?:hôm|sáng|trưa|chiều|tối|đêm) nay/iu;
const YESTERDAY = /(?:hôm|đêm|tối|chiều) qua/iu;
/** Days between two articles of which only one names the day of what happened, up to which it is the same. */
const ONE_STORY = 14;

/** The days a sentence speaks of, as `day/month`, but for those up to which it counts. */
function daysIn(sentence: string, day: string | null): Set<string> {
  const days = new Set(allMatches(DAYS, sentence).map(([, d, m]) => `${Number(d)}/${Number(m)}`));
  const add = (back: number): void => {
    if (day === null) return;
    const at = Temporal.PlainDate.from(day).subtract({ days: back });
    days.add(`${at.day}/${at.month}`);
  };
  if (TODAY.test(sentence)) add(0);
  if (YESTERDAY.test(sentence)) add(1);
  return days;
}

function spansIn(sentence: string): string {
  const found = allMatches(SPANS, sentence).map(([span]) => likened(span).at(-1) ?? '');
  return [...new Set(found)].sort().join();
}

/** On which sides of feasts and the like a text counts. */
function sidesIn(text: string): ReadonlySet<string> {
  const found = allMatches(SIDES, text).map(([, sides = '']) => sides.toLowerCase());
  return new Set(found.flatMap((sides) => sides.match(/trước|trong|qua|sau/gu) ?? []));
}

/** Whether two texts and the question count on the same sides of a feast, as far as they say. */
function sameSides({ marked }: Question, a: Told, b: Told): boolean {
  const asked = sidesIn(marked);
  const [mine, other] = [a, b].map(({ headline, sentence }) => sidesIn(`${headline}\n${sentence}`)) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  const clash = (one: ReadonlySet<string>, that: ReadonlySet<string>): boolean =>
    one.size > 0 && that.size > 0 && (one.size !== that.size || [...one].some((side) => !that.has(side)));
  const spans = mine.size > 1 !== other.size > 1;
  return !spans && !clash(mine, other) && !clash(asked, mine) && !clash(asked, other);
}

/** Whether two sentences count over the same time, as far as they say. */
function sameTime(a: Told, b: Told): boolean {
  const [first, second] = [a, b].map(({ sentence }) => sentence.replace(AS_OF, ' '));
  if (first === undefined || second === undefined || spansIn(first) !== spansIn(second)) return false;
  const [mine, other] = [daysIn(first, a.day), daysIn(second, b.day)];
  if (mine.size > 0 && other.size > 0) return [...mine].some((day) => other.has(day));
  if (mine.size + other.size === 0) return true;
  if (a.day === null || b.day === null) return false;
  const [from, to] = [a.day, b.day].sort() as [string, string];
  return Temporal.PlainDate.from(from).until(to).days <= ONE_STORY;
}

const NAME = /(?<![.!?:“"]\s?)(?<=[^\n] )\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*)*/gu;

/** Whether the names of two sentences leave room for one subject: one of them in both, where both have any. */
function sharesNames(question: Question, a: Told, b: Told): boolean {
  const [mine, other] = [a, b].map(
    ({ sentence }) => new Set(allMatches(NAME, sentence).map(([name]) => name)),
  ) as [Set<string>, Set<string>];
  const own = [...mine].filter((name) => !question.text.includes(name));
  const others = [...other].filter((name) => !question.text.includes(name));
  if (own.length === 0 || others.length === 0) return true;
  return own.some((name) => others.some((that) => that.includes(name) || name.includes(that)));
}

/**
 * The figures, as written, that two articles give for what a question counts, when they cannot be the same number; else
 * null. Sooner misses a contradiction than claims one.
 */
export function differingPair(question: Question, a: Told, b: Told): readonly [string, string] | null {
  const asked = askedBy(question);
  if (asked === null) return null;
  const [mine, other] = [figureFor(asked, a.sentence), figureFor(asked, b.sentence)];
  if (!mine || !other || sameNumber(mine, other)) return null;
  if (!isAbout(question, asked, a) || !isAbout(question, asked, b)) return null;
  if (!sameTime(a, b) || !sameSides(question, a, b) || !sharesNames(question, a, b)) return null;
  return [a.sentence.slice(mine.start, mine.end), b.sentence.slice(other.start, other.end)];
}

export interface Differing {
  /** The sentences, one an article, newest first. */
  readonly sentences: readonly ScoredSentence[];
  /** Their figures, in the same order. */
  readonly figures: readonly GivenFigure[];
}

/** Whether the figures' order says which is newer: all their days are known, and not all the same. */
export function isNewestFirst(figures: readonly GivenFigure[]): boolean {
  const days = new Set(figures.map(({ day }) => day));
  return days.size > 1 && !days.has(null);
}

/** A sentence as its article tells it. */
export function toldBy({ passage: { chunk }, text }: ScoredSentence): Told {
  const { article } = chunk;
  return {
    sentence: text,
    headline: headlineOf(article),
    day: article.date?.day ?? article.eventDay,
  };
}

/** What the best sentence of a question and one of another article contradict each other in; null when none does. */
export function differingFigures(question: Question, sentences: readonly ScoredSentence[]): Differing | null {
  const [first, ...others] = sentences;
  if (first === undefined || askedBy(question) === null) return null;
  const told = toldBy(first);
  for (const other of others) {
    if (other.passage.chunk.article.id === first.passage.chunk.article.id) continue;
    const that = toldBy(other);
    const pair = differingPair(question, told, that);
    if (pair === null) continue;
    const given = [
      { sentence: first, figure: pair[0], day: told.day },
      { sentence: other, figure: pair[1], day: that.day },
    ].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : 0));
    return {
      sentences: given.map(({ sentence }) => sentence),
      figures: given.map(({ sentence, figure, day }) => {
        return { figure, article: sentence.passage.chunk.article.key, day };
      }),
    };
  }
  return null;
}
