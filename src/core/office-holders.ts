// Sentences in which the office asked for stands, and how well they tell who holds it.
import { NO_PERSON, persons } from './answer-names.js';
import { inSteps } from './in-turn.js';
import { type Office, officeAsked } from './office.js';
import { FORMER, formOf, HOMELAND, LINKS, LOOSE_WORDS, TO_BE, typed, UNITS } from './office-words.js';
import { isPlaceName, placesIn } from './places.js';
import type { StoredChunk } from './ports.js';
import type { Question } from './question.js';
import type { ReadPassage } from './reading.js';
import { isBehindDeputy } from './roles.js';
import type { Span } from './sentences.js';
import { parts, standAt, syllables } from './text.js';

/** A body in brackets behind its name in full: "Giám đốc điều hành Văn phòng Liên hợp quốc về … (UNODC)". */
const IN_BRACKETS = /^ [^().:;!?\n]{1,120}\(([^()]{1,40})\)/u;
/** The first word of another's name, or of who holds the office: not "THPT". */
const OTHER_NAME = /^\p{Lu}(?!\p{Lu}+$)/u;
/** Syllables that may stand between a title and its body, besides the body's own and `LOOSE_WORDS`. */
const BETWEEN = 4;
/** First words of what the name of a company or a board goes on from, in capitals too: "Công ty Cổ phần Sữa …". */
const COMPANY = new Set(typed('công tập hãng ngân hội HĐQT kiêm BV bệnh học viện quỹ'));
const COMPANY_BETWEEN = 12;
const CAPITALS = '\\p{Lu}[\\p{L}.-]*(?: \\p{Lu}[\\p{L}.-]*){0,4}';
/** Who holds a title, right behind it. */
const HOLDER = new RegExp(`(?<=^ (?:(?:ông|bà) )?)${CAPITALS}`, 'u');
/** The same where the body comes behind: "Tổng thống Vladimir Putin của Nga". */
const OF_BODY = new RegExp(`^ ${CAPITALS} của (?=\\p{Lu})`, 'u');
/** Behind a title that no body follows but what the body is: "chủ tịch tập đoàn, …". */
const UNCLAIMED =
  /^(?:$| ?[,.;:)–-]| (?:là|kiêm|hiện|mới|tập đoàn|công ty|HĐQT|câu lạc bộ|CLB|đội)(?!\p{L}))/iu;

const OF = new Set(typed('của và'));

/** Whether nothing but words of a body stands between an office and the country whose it is: " và Thương mại ". */
function goesOn(between: string): boolean {
  const words = typed(between);
  return (
    !/[.;:()]/u.test(between) &&
    words.every((form) => UNITS.has(form) || LOOSE_WORDS.has(form) || OF.has(form))
  );
}

/** Whether some capitals behind a title begin a person's name, and not another body's: "UNODC", "Tập đoàn", "Campuchia". */
function isPersonal(name: string): boolean {
  const words = name.split(' ');
  const [first = ''] = words;
  const isPlace = [3, 2, 1].some((count) => isPlaceName(words.slice(0, count).join(' ')));
  return first !== first.toUpperCase() && !NO_PERSON.has(first.toLowerCase()) && !isPlace;
}

/** Where an office stands; `apart` where its body stands elsewhere in the sentence. */
interface Standing extends Span {
  readonly apart: boolean;
}

/** Where an office stands in a sentence: a title with the body behind it, before anybody's name. */
function standings(office: Office, sentence: string): Standing[] {
  const words = syllables(sentence);
  const forms = words.map(({ text }) => formOf(text));
  const standsAt = (some: readonly string[], at: number): boolean => standAt(forms, some, at);
  /** Where a body that begins behind a title ends; null where it does not stand there. */
  const endOf = (body: readonly string[], from: number): number | null => {
    const isCompany = !office.isPlace && COMPANY.has(forms[from] ?? '');
    let left = isCompany ? COMPANY_BETWEEN : BETWEEN;
    let end = words[from - 1]?.end ?? 0;
    const [whole, inBrackets = ''] = IN_BRACKETS.exec(sentence.slice(end)) ?? [];
    if (whole && body.length > 0 && typed(inBrackets).join(' ') === body.join(' ')) return end + whole.length;
    let held = 0;
    for (let at = from; held < body.length && left >= 0; at++) {
      const [before, word] = [words[at - 1], words[at]];
      const between = sentence.slice(before?.end, word?.start);
      if (!word || parts(between)) return null;
      const form = forms[at] as string;
      if (form === body[held]) {
        held += 1;
        end = word.end;
      } else if (/[,)]|[-–] /u.test(between)) return null;
      else if (!LOOSE_WORDS.has(form)) {
        if (!isCompany && (UNITS.has(form) || OTHER_NAME.test(word.text))) return null;
        left -= 1;
      }
    }
    return held === body.length ? end : null;
  };
  /** Whether the body stands elsewhere, for a title that its holder follows: "JPMorgan và CEO Jamie Dimon". */
  const isApart = (body: readonly string[], titleEnd: number): boolean => {
    // A paper tells of its own country's office in another place: "thăm Lào, Thủ tướng Phạm Minh Chính".
    if (office.isPlace || body.every((form) => UNITS.has(form))) return false;
    if (!words.some((_, at) => standsAt(body, at))) return false;
    const [holder] = HOLDER.exec(sentence.slice(titleEnd)) ?? [];
    return holder === undefined ? UNCLAIMED.test(sentence.slice(titleEnd)) : isPersonal(holder);
  };
  // Most sentences name no office, and need not be read for places.
  if (!words.some((_, at) => office.titles.some((title) => standsAt(title, at)))) return [];
  const abroad = office.isAbroad
    ? []
    : placesIn(sentence).filter(({ kind, name }) => kind === 'country' && !HOMELAND.test(name));
  const isAbroad = (end: number): boolean =>
    abroad.some((place) => place.start > end && goesOn(sentence.slice(end, place.start)));
  return words.flatMap(({ start }, at): Standing[] => {
    if (isBehindDeputy(forms, at)) return [];
    const length = Math.max(
      0,
      ...office.titles.filter((title) => standsAt(title, at)).map((title) => title.length),
    );
    if (length === 0) return [];
    const titleEnd = words[at + length - 1]?.end ?? start;
    const named = OF_BODY.exec(sentence.slice(titleEnd))?.[0].length ?? 0;
    const behindName = words.findIndex((word) => word.start >= titleEnd + named);
    return office.bodies.flatMap((body): Standing[] => {
      const end = endOf(body, at + length);
      if (end !== null) return isAbroad(end) ? [] : [{ start, end, apart: false }];
      if (named > 0 && body.length > 0 && standsAt(body, behindName))
        return [{ start, end: titleEnd, apart: false }];
      return isApart(body, titleEnd) ? [{ start, end: titleEnd, apart: true }] : [];
    });
  });
}

/** Letters before an office in which is looked whether it is held no longer, and whether it is only to be held. */
const [FORMER_REACH, TO_BE_REACH] = [14, 40];
/** Letters at most between an office and who holds it. */
const BESIDE_REACH = 60;
/** Somebody's name right behind an office, also where it goes on from the body's: "Tập đoàn Sunhouse Nguyễn Xuân Phú". */
const NAMED_NEXT = /^,? ?(?:(?:là|ông|bà|ngài|anh|chị) ){0,2}\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}*/u;
/** Who was named before goes on as these. */
const PRONOUN =
  /(?:^|[.,;] )(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô) (?:\p{Ll}+ ){0,2}(?:là|làm|giữ|được|trở thành)(?!\p{L})/u;
/** Letters at most between who is named before and what he is, and what makes somebody else of him who is. */
const LED_REACH = 160;
const OTHERS =
  /(?<!\p{L})(?:gửi|tiếp|gặp|gọi|cảm ơn|đề nghị|yêu cầu|chỉ trích|cùng|với|hội kiến|hội đàm|chất vấn|cho|đối với|của)(?!\p{L})|[.;:!?]\s/iu;

/** Whether nothing but links stands between an office and a name. */
function isLinked(between: string): boolean {
  return between.length <= BESIDE_REACH && between.replace(LINKS, '') === '';
}

/** How well a sentence tells who holds an office: names somebody beside it; as he who held it, or farther off; not at all. */
export type Telling = 2 | 1 | 0;

const bestOf = (some: readonly Telling[]): Telling =>
  ([2, 1] as const).find((one) => some.includes(one)) ?? 0;

/** How well a sentence tells who holds an office. */
function tellsHolder(office: Office, question: Question, sentence: string): Telling {
  const found = standings(office, sentence);
  if (found.length === 0) return 0;
  const people = persons(question, sentence);
  const each = found.map(({ start, end, apart }): Telling => {
    const before = sentence.slice(0, start);
    const isPast = FORMER.test(before.slice(-FORMER_REACH));
    const isNamed = people.some((one) => {
      if (one.start >= end) return isLinked(sentence.slice(end, one.start));
      // "VFF Trần Quốc Tuấn" is one run of capitals.
      return one.end > end || (one.end <= start && isLinked(sentence.slice(one.end, start)));
    });
    if (isNamed || NAMED_NEXT.test(sentence.slice(end))) {
      const isSure = !apart && (office.isFormer || !isPast) && !TO_BE.test(before.slice(-TO_BE_REACH));
      return isSure ? 2 : 1;
    }
    // "Phan Đức Tú, thành viên Hội đồng quản trị kiêm Tổng Giám đốc BIDV".
    const isLed = people.some(
      (one) =>
        one.end <= start && start - one.end <= LED_REACH && !OTHERS.test(sentence.slice(one.end, start)),
    );
    return isLed || PRONOUN.test(before) ? 1 : 0;
  });
  return bestOf(each);
}

const tellings = new WeakMap<Question, ((sentence: string) => Telling) | null>();

/** How well sentences tell who holds the office a question asks for, each judged once; null when it asks for none. */
export function holderAsked(question: Question): ((sentence: string) => Telling) | null {
  const known = tellings.get(question);
  if (known !== undefined) return known;
  const office = officeAsked(question);
  const judged = new Map<string, Telling>();
  const tells =
    office &&
    ((sentence: string): Telling => {
      const telling = judged.get(sentence) ?? tellsHolder(office, question, sentence);
      judged.set(sentence, telling);
      return telling;
    });
  tellings.set(question, tells);
  return tells;
}

/** Passages whose sentences are judged in one go, in some milliseconds. */
const READ_AT_ONCE = 3;

/** Judges the sentences of passages for all that asks about them later; `pause` lets others have the thread now and then. */
export async function readForHolder(
  question: Question,
  passages: ReadonlyArray<Pick<ReadPassage, 'sentences'>>,
  pause: () => Promise<void>,
): Promise<void> {
  const tells = holderAsked(question);
  if (tells === null) return;
  const telling = ({ sentences }: Pick<ReadPassage, 'sentences'>) => sentences.map(({ text }) => tells(text));
  await inSteps(passages, READ_AT_ONCE, telling, pause);
}

/** A sentence with the article it is from. */
interface Dated {
  readonly text: string;
  readonly passage: { readonly chunk: Pick<StoredChunk, 'article'> };
}

/**
 * The sentences, best first, but for one that best tells who holds the office asked for, which comes first: of those that
 * name somebody beside it the newest, as offices pass on, of the others the best.
 */
export function tellingFirst<T extends Dated>(question: Question, sentences: readonly T[]): readonly T[] {
  const tells = holderAsked(question);
  if (tells === null) return sentences;
  const dayOf = ({ passage: { chunk } }: T): string => chunk.article.date?.day ?? '';
  const sure = sentences.filter(({ text }) => tells(text) === 2);
  const newest = sure.reduce<T | undefined>(
    (last, one) => (last === undefined || dayOf(one) > dayOf(last) ? one : last),
    undefined,
  );
  const first = newest ?? sentences.find(({ text }) => tells(text) === 1);
  return first === undefined ? sentences : [first, ...sentences.filter((one) => one !== first)];
}

/** Passages at most that are read beside the best, to find the holder of an office. */
const FURTHER = 3;

/** The passages besides `read` that best tell who holds the office asked for; none when none is. */
export function furtherOfHolder<T extends Pick<ReadPassage, 'sentences'>>(
  question: Question,
  passages: readonly T[],
  read: readonly T[],
): readonly T[] {
  const tells = holderAsked(question);
  if (tells === null) return [];
  const telling = ({ sentences }: T): Telling => bestOf(sentences.map(({ text }) => tells(text)));
  const unread = passages.filter((one) => !read.includes(one));
  return ([2, 1] as const)
    .flatMap((level) => unread.filter((one) => telling(one) === level))
    .slice(0, FURTHER);
}

/** Whether the holder of an office is asked for and no passage tells who that is. */
export function isHolderUntold(
  question: Question,
  passages: ReadonlyArray<Pick<ReadPassage, 'sentences'>>,
): boolean {
  const tells = holderAsked(question);
  return tells !== null && !passages.some(({ sentences }) => sentences.some(({ text }) => tells(text) > 0));
}
