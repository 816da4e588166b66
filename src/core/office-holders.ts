// Sentences in which the office asked for stands, and how well they tell who holds it.
import { persons } from './answer-names.js';
import { type Office, officeAsked } from './office.js';
import { FORMER, HOMELAND, LOOSE_WORDS, typed, UNITS } from './office-words.js';
import { placesIn } from './places.js';
import type { Question } from './question.js';
import type { ReadPassage } from './reading.js';
import { DEPUTY, TO_COPE } from './roles.js';
import type { Span } from './sentences.js';
import { parts, rememberedTyped, syllables } from './text.js';

/** A body in brackets behind its name in full: "Giám đốc điều hành Văn phòng Liên hợp quốc về … (UNODC)". */
const IN_BRACKETS = /^ [^().:;!?\n]{1,120}\(([^()]{1,40})\)/u;
/** The first word of another's name, or of who holds the office: not "THPT". */
const OTHER_NAME = /^\p{Lu}(?!\p{Lu}+$)/u;
/** Syllables that may stand between a title and its body, besides the body's own. */
const BETWEEN = 4;
/** First words of what the name of a company or a board goes on from, in capitals too: "Công ty Cổ phần Sữa …". */
const COMPANY = new Set(typed('công tập hãng ngân hội HĐQT kiêm BV bệnh học viện quỹ'));
const COMPANY_BETWEEN = 12;

const OF = new Set(typed('của và'));

/** Whether nothing but words of a body stands between an office and the country whose it is: " và Thương mại ". */
function goesOn(between: string): boolean {
  const words = typed(between);
  return (
    !/[.;:()]/u.test(between) &&
    words.every((form) => UNITS.has(form) || LOOSE_WORDS.has(form) || OF.has(form))
  );
}

/** Where an office stands; `apart` where its body stands elsewhere in the sentence. */
interface Standing extends Span {
  readonly apart: boolean;
}

/** Where an office stands in a sentence: a title with the body behind it, before anybody's name. */
function standings(office: Office, sentence: string): Standing[] {
  const words = syllables(sentence);
  const forms = words.map(({ text }) => rememberedTyped(text));
  const standsAt = (some: readonly string[], at: number): boolean =>
    some.every((word, i) => forms[at + i] === word);
  /** Where a body that begins behind a title ends; null where it does not stand there. */
  const endOf = (body: readonly string[], from: number): number | null => {
    const isCompany = !office.isPlace && COMPANY.has(forms[from] ?? '');
    const reach = from + body.length + (isCompany ? COMPANY_BETWEEN : BETWEEN);
    let end = words[from - 1]?.end ?? 0;
    const [whole, inBrackets = ''] = IN_BRACKETS.exec(sentence.slice(end)) ?? [];
    if (whole && body.length > 0 && typed(inBrackets).join(' ') === body.join(' ')) return end + whole.length;
    let held = 0;
    for (let at = from; held < body.length && at < reach; at++) {
      const [before, word] = [words[at - 1], words[at]];
      const between = sentence.slice(before?.end, word?.start);
      if (!word || parts(between)) return null;
      const form = forms[at] as string;
      if (form === body[held]) {
        held += 1;
        end = word.end;
      } else if (/[,)]|[-–] /u.test(between)) return null;
      else if (!isCompany && OTHER_NAME.test(word.text) && !LOOSE_WORDS.has(form) && !UNITS.has(form))
        return null;
    }
    return held === body.length ? end : null;
  };
  /** Whether the body stands anywhere, for a title that no other body follows: "Novaland: … làm chủ tịch". */
  const isApart = (body: readonly string[], titleEnd: number): boolean =>
    !office.isPlace &&
    body.length > 0 &&
    !/^ \p{Lu}/u.test(sentence.slice(titleEnd)) &&
    words.some((_, at) => standsAt(body, at));
  const abroad = office.isAbroad
    ? []
    : placesIn(sentence).filter(({ kind, name }) => kind === 'country' && !HOMELAND.test(name));
  const isAbroad = (end: number): boolean =>
    abroad.some((place) => place.start > end && goesOn(sentence.slice(end, place.start)));
  return words.flatMap(({ start }, at): Standing[] => {
    if (forms[at - 1] === DEPUTY && !TO_COPE.has(forms[at - 2] ?? '')) return [];
    return office.titles
      .filter((title) => standsAt(title, at))
      .flatMap(({ length }) =>
        office.bodies.flatMap((body): Standing[] => {
          const titleEnd = words[at + length - 1]?.end ?? start;
          const end = endOf(body, at + length);
          if (end === null) return isApart(body, titleEnd) ? [{ start, end: titleEnd, apart: true }] : [];
          return isAbroad(end) ? [] : [{ start, end, apart: false }];
        }),
      );
  });
}

/** Letters before an office in which is looked whether it is held no longer. */
const FORMER_REACH = 14;
/** Between an office and who holds it, on either side. */
const BESIDE =
  /^ ?(?:,? ?(?:là|làm|giữ chức(?: vụ)?|được (?:bầu|bổ nhiệm)(?: làm| giữ chức(?: vụ)?)?|mới|hiện nay|hiện|tân|quyền|đối với|cho|trên cương vị|với tư cách|vai trò|ông|bà|ngài|anh|chị|đồng chí|\(|\)|[-–:,]|nhiệm kỳ|[\d-]+) ?){0,5}$/iu;
/** Somebody's name right behind an office, also where it goes on from the body's: "Tập đoàn Sunhouse Nguyễn Xuân Phú". */
const NAMED_NEXT = /^,? ?(?:(?:là|ông|bà|ngài|anh|chị) ){0,2}\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}*/u;
/** Who was named before goes on as these. */
const PRONOUN =
  /(?:^|[.,;] )(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô) (?:\p{Ll}+ ){0,2}(?:là|làm|giữ|được|trở thành)(?!\p{L})/u;

/** How well a sentence tells who holds an office: names somebody beside it; elsewhere, or who held it once; not at all. */
export type Telling = 2 | 1 | 0;

/** How well a sentence tells who holds an office. */
export function tellsHolder(office: Office, question: Question, sentence: string): Telling {
  const found = standings(office, sentence);
  if (found.length === 0) return 0;
  const people = persons(question, sentence);
  const isBeside = found.some(({ start, end, apart }) => {
    const isPast = FORMER.test(sentence.slice(0, start).slice(-FORMER_REACH));
    if (apart || (isPast && !office.isFormer)) return false;
    if (NAMED_NEXT.test(sentence.slice(end))) return true;
    return people.some((one) => {
      if (one.start >= end) return BESIDE.test(sentence.slice(end, one.start));
      // "VFF Trần Quốc Tuấn" is one run of capitals.
      return one.end > end || (one.end <= start && BESIDE.test(sentence.slice(one.end, start)));
    });
  });
  if (isBeside) return 2;
  return people.length > 0 || PRONOUN.test(sentence) ? 1 : 0;
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

/** The sentences, best first, but for the first of those that best tell who holds the office asked for, which comes first. */
export function tellingFirst<T extends { readonly text: string }>(
  question: Question,
  sentences: readonly T[],
): readonly T[] {
  const tells = holderAsked(question);
  if (tells === null) return sentences;
  const tellings = sentences.map(({ text }) => tells(text));
  const at = tellings.indexOf(tellings.includes(2) ? 2 : 1);
  return at <= 0 ? sentences : [sentences[at] as T, ...sentences.slice(0, at), ...sentences.slice(at + 1)];
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
  const telling = ({ sentences }: T): Telling =>
    sentences.reduce<Telling>((best, { text }) => (tells(text) > best ? tells(text) : best), 0);
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
