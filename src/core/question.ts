// Reads a question: its language, search terms, names, numbers, the kind of answer it expects and the days it means.
import type { DateWindow } from './answer.js';
import { type Counted, countedIn } from './figures.js';
import { type Manner, mannerOf } from './manner.js';
import { asksForNewest } from './newest.js';
import { noSuchDay } from './no-such-day.js';
import type { Span } from './sentences.js';
import {
  foldedTokens,
  foldText,
  hasMarks,
  rememberedFolded,
  rememberedTyped,
  syllables,
  typedTokens,
} from './text.js';
import { OPENS_RANGE, readWindow } from './window.js';
import { plainWording, type Wording } from './wording.js';

export type QuestionLanguage = 'vi' | 'vi-unmarked' | 'en';

/** What the answer is expected to be; a sentence that has it is preferred. */
export type AnswerKind = 'number' | 'person' | 'time' | 'place' | 'reason' | 'definition' | 'other';

export interface Question {
  /** NFC, white space folded. */
  readonly text: string;
  /** What is read for its meaning: spelling put right, marks put back, short forms as the collection writes them. */
  readonly marked: string;
  /** The text with its spelling put right when that changed more than marks left out throughout; else null. */
  readonly repaired: string | null;
  /** Other forms of what is asked that are searched as well: "Hoa Kỳ" for "Mỹ". */
  readonly also: readonly string[];
  readonly language: QuestionLanguage;
  /** All tokens, for BM25. */
  readonly typed: readonly string[];
  readonly folded: readonly string[];
  /** Content syllables and pairs, without question words, in the form that fits the language. */
  readonly terms: readonly string[];
  /** Runs of capitalised words, as written: "Phan Văn Giang", "Pháp", "INTERPOL". */
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly kind: AnswerKind;
  /** What is to be counted; null when no number of a named thing is asked for. */
  readonly counted: Counted | null;
  /** Asks what somebody said or thinks. */
  readonly said: boolean;
  readonly manner: Manner;
  readonly window: DateWindow | null;
  /** A day it names that no calendar has, as it stands there ("30/2/2025"), when it names no other days. */
  readonly noSuchDay: string | null;
  /** The newest is asked for ("tin mới nhất"). */
  readonly newest: boolean;
}

const ENGLISH_WORDS = new Set(
  (
    'a an the what who whom which when where why how did does do is are was were of in on at to for from by with and or ' +
    'has have had many much that this it its be been than as about said say says according'
  ).split(' '),
);

/** Folded Vietnamese words that ask or link and so say nothing of the subject; never a name or a thing. */
const STOP_WORDS = new Set(
  (
    'ai gi nao dau sao may bao nhieu the la va cua cho voi tai o khi luc co khong duoc bi da dang se cac nhung mot nay do ' +
    'kia ay thi ma nhu ve tu den trong ngoai tren duoi theo de vi do boi neu hay hoac cung rat qua lai ra vao len xuong ' +
    'hoi biet ke noi toi ban minh em anh chi xin a nhe nhi vay u ha roi chua con nua chi moi tung viec su cai chiec bai tin ' +
    'ten goi hien gom lam sau truoc giua bang cach day nhi'
  ).split(' '),
);

const KINDS: ReadonlyArray<readonly [AnswerKind, string]> = [
  [
    'definition',
    'viết tắt|nghĩa là gì|là (?:tổ chức|hội nghị|cơ quan|hiệp hội|cụm từ)|stands? for|abbreviation',
  ],
  ['reason', 'vì sao|tại sao|lý do|lí do|nguyên nhân|vì đâu|do đâu|^sao |\\bwhy\\b'],
  [
    'person',
    '(?:^|[ ,"“])ai(?:[ ,?.!"”]|$)|người nào|tên (?:là )?gì|ông nào|bà nào|\\bwho(?:m|se)?\\b|what is the name',
  ],
  // Not "ngày mấy", nor, without marks, "máy bay" and the like.
  [
    'number',
    'bao nhiêu|(?:^| )(?<!(?:ngày|tháng|năm) )mấy(?! (?:giờ|bay|tính|móc))|tỷ lệ|tỉ lệ|số lượng|how many|how much|how old|what percentage',
  ],
  [
    'time',
    'khi nào|bao giờ|ngày nào|năm nào|tháng nào|hôm nào|lúc nào|mấy giờ|giai đoạn nào|thời gian nào|(?:ngày|tháng|năm) mấy|' +
      '\\bwhen\\b|(?:what|which) (?:year|month|date|day|time)',
  ],
  [
    'place',
    'ở đâu|tại đâu|nơi nào|chỗ nào|đến đâu|(?:tỉnh|thành phố|nước|quốc gia|quận|huyện|xã|phường|bang|đường) nào|địa chỉ|' +
      '\\bwhere\\b|which (?:city|country|province|district|street)',
  ],
  ['definition', 'là gì ?\\??$'],
];
const MARKED_KINDS = KINDS.map(([kind, source]) => [kind, new RegExp(source, 'u')] as const);
const UNMARKED_KINDS = KINDS.map(([kind, source]) => [kind, new RegExp(foldText(source), 'u')] as const);

/** In capitals among small letters these are a technology and an organisation, not "ai" and "who". */
const NO_ASKING = /(?<!\p{L})(?:AI|WHO)(?!\p{L})/gu;

function kindOf(text: string, language: QuestionLanguage): AnswerKind {
  const kinds = language === 'vi-unmarked' ? UNMARKED_KINDS : MARKED_KINDS;
  const lower = (/\p{Ll}/u.test(text) ? text.replace(NO_ASKING, '-') : text).toLowerCase();
  const kind = kinds.find(([, pattern]) => pattern.test(lower))?.[0] ?? 'other';
  return kind === 'definition' && !asksOnlyForMeaning(text) ? 'other' : kind;
}

const SAID =
  /(?<!\p{L})(?:nói (?:gì|sao|thế nào|như thế nào|rằng)|nói \p{L}.* (?:gì|sao|thế nào)|nhận xét|nhận định|đánh giá|phát biểu|chia sẻ|bình luận|cho rằng|cho biết|khẳng định|nhấn mạnh|ví |so sánh|bảo |kể |tuyên bố|giải thích|said?|says|think|describe)(?!\p{L})/u;

/** Folded words that may stand beside an abbreviation whose meaning is asked for. */
const MEANING_WORDS = new Set(
  'viet tat cum tu to chuc hoi nghi co quan hiep nghia day du what does is stand stands for mean an the abbreviation of la gi nao cua'.split(
    ' ',
  ),
);

/** "UNODC là tổ chức nào?" asks what the letters mean; "Mục tiêu của UNODC là gì?" does not. */
function asksOnlyForMeaning(text: string): boolean {
  const words = syllables(text).filter(({ text: word }) => !MEANING_WORDS.has(rememberedFolded(word)));
  return words.length === 1;
}

/** What a Vietnamese syllable without marks looks like. */
const SYLLABLE = /^(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|th|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?$/u;

/** Whether a word looks like a Vietnamese syllable without its marks: "gia" does, "price" does not. */
export function looksVietnamese(word: string): boolean {
  return SYLLABLE.test(word.toLowerCase());
}

/** The language a question is put in, by its marks and its commonest words. */
export function languageOf(text: string): QuestionLanguage {
  if (hasMarks(text)) return 'vi';
  const words = syllables(text).map(({ text: word }) => word);
  const english = words.filter((word) => ENGLISH_WORDS.has(word.toLowerCase())).length;
  // "an", "the", "to", "do", "in" are Vietnamese syllables too ("cong an ... the nao"): the rest of the words decides.
  // Capitals do not count against English: Vietnamese names stand in English questions.
  const shouting = !/\p{Ll}/u.test(text);
  const vietnamese = words
    .filter((word) => shouting || !/^\p{Lu}/u.test(word))
    .map((word) => word.toLowerCase())
    .filter((word) => STOP_WORDS.has(word) && !ENGLISH_WORDS.has(word)).length;
  const foreign = words.some(
    (word) =>
      !looksVietnamese(word) && (shouting || !/^\p{Lu}/u.test(word) || ENGLISH_WORDS.has(word.toLowerCase())),
  );
  const enough = english >= 2 || (english >= 1 && english >= words.length / 5);
  return enough && foreign && english > vietnamese ? 'en' : 'vi-unmarked';
}

/** Terms that carry the subject: tokens without stop words; a pair stays while one of its halves carries meaning. */
function contentTerms(text: string, language: QuestionLanguage): string[] {
  const words = syllables(text);
  const form = language === 'vi' ? rememberedTyped : rememberedFolded;
  const stops = words.map(({ text: word }) =>
    language === 'en' ? ENGLISH_WORDS.has(word.toLowerCase()) : STOP_WORDS.has(rememberedFolded(word)),
  );
  const terms: string[] = [];
  words.forEach((word, i) => {
    if (!stops[i]) terms.push(form(word.text));
    const before = words[i - 1];
    if (before && !(stops[i] && stops[i - 1]) && text.slice(before.end, word.start).trim() === '') {
      terms.push(`${form(before.text)}_${form(word.text)}`);
    }
  });
  return [...new Set(terms)];
}

/** Words that open a sentence before a name and are no part of it: "Ông Phan Văn Giang", "Tại Hà Nội", "In Hanoi". */
const OPENERS = new Set(
  (
    'ông ở tại theo vì do khi nếu từ đến với trong trên về vào ngoài trước sau cùng để nhờ ai sao liệu hồi có ' +
    'what which who whose whom when where why how did does do is are was were the in at on of for from by with if under'
  ).split(' '),
);
const UNMARKED_OPENERS = new Set([...OPENERS].map(foldText));

/**
 * Where a question names its days, "Quý IV/2025": an article of those days need not repeat it. Null when it does not, and for
 * days that may be named by what happened on them: "từ khi Trump nhậm chức tháng 1/2025 đến nay".
 */
function daysIn(text: string, window: DateWindow | null): Span | null {
  if (window === null || OPENS_RANGE.test(window.label)) return null;
  const folded = foldText(text);
  const start = folded.indexOf(foldText(window.label));
  // Offsets hold only where folding kept the length.
  return start < 0 || folded.length !== text.length ? null : { start, end: start + window.label.length };
}

/**
 * Names as runs of capitalised words: "Phan Văn Giang", "Pháp", "INTERPOL". A word that is capital because it opens a
 * sentence counts when the next is too and it is no `OPENERS` word, or when it is all capitals ("UNODC là gì?").
 * None begins among the `days`.
 */
function namesOf(text: string, days: Span | null): string[] {
  const words = syllables(text);
  const openers = hasMarks(text) ? OPENERS : UNMARKED_OPENERS;
  const capital = words.map(({ text: word, start }, i) => {
    if (!/^\p{Lu}/u.test(word)) return false;
    if (word.length > 1 && word === word.toUpperCase()) return true;
    const opens = i === 0 || /[.?!:]\s*["“]?$/u.test(text.slice(0, start));
    return !opens || (!openers.has(word.toLowerCase()) && /^\p{Lu}/u.test(words[i + 1]?.text ?? ''));
  });
  const shouting = capital.filter(Boolean).length > 0.8 * words.length && words.length > 3;
  if (shouting) return [];
  const named = words.map(
    ({ start }, i) => capital[i] === true && !(days !== null && start >= days.start && start < days.end),
  );
  const names: string[] = [];
  words.forEach(({ start, end }, i) => {
    const before = words[i - 1];
    const last = names.at(-1);
    if (!named[i]) return;
    if (before && last !== undefined && named[i - 1] && text.slice(before.end, start) === ' ') {
      names[names.length - 1] = `${last} ${text.slice(start, end)}`;
    } else names.push(text.slice(start, end));
  });
  return [...new Set(names)];
}

/** A question as it stands. `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh, for "hôm qua" and the like. */
export function readQuestion(raw: string, today: string): Question {
  const text = inLine(raw);
  return questionOf(text, languageOf(text), plainWording(text), today);
}

/** The same with its spelling put right and its short forms in full, by `wordingOf`; as it stands where that is not given. */
export async function readQuestionInFull(
  raw: string,
  today: string,
  wordingOf: ((text: string, language: QuestionLanguage) => Promise<Wording>) | undefined,
): Promise<Question> {
  if (wordingOf === undefined) return readQuestion(raw, today);
  const text = inLine(raw);
  const language = languageOf(text);
  return readingOf(text, language, await wordingOf(text, language), today);
}

/** What `marked` will most likely be, before the question is read: the text as it stands; null where it has no marks, which are put back. */
export function likelyMarked(raw: string): string | null {
  const text = inLine(raw);
  return languageOf(text) === 'vi-unmarked' ? null : text;
}

function inLine(raw: string): string {
  return raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

const readings = new WeakMap<Wording, { readonly today: string; readonly question: Question }>();

/** The question of a wording, read once on a day: one message is read in several places, whose wording is the same. */
function readingOf(text: string, language: QuestionLanguage, wording: Wording, today: string): Question {
  const known = readings.get(wording);
  if (known?.today === today && known.question.text === text && known.question.language === language)
    return known.question;
  const question = questionOf(text, language, wording, today);
  readings.set(wording, { today, question });
  return question;
}

function questionOf(text: string, language: QuestionLanguage, wording: Wording, today: string): Question {
  const { spelt, usual, also, changed } = wording;
  const searched = [usual, text, ...also];
  const kind = kindOf(spelt, spelt === text ? language : 'vi');
  // Who asks what letters stand for means the letters.
  const evidence = kind === 'definition' ? spelt : usual;
  const lower = spelt.toLowerCase();
  const window = readWindow(text, today);
  return {
    text,
    marked: usual,
    repaired: changed ? spelt : null,
    also,
    language,
    typed: [...new Set(searched.flatMap(typedTokens))],
    folded: [...new Set(searched.flatMap(foldedTokens))],
    terms: contentTerms(evidence, language),
    names: namesOf(evidence, daysIn(evidence, window)),
    numbers: [...new Set(text.match(/\d+/gu) ?? [])],
    kind,
    counted: language === 'en' ? null : countedIn(spelt),
    said: SAID.test(lower),
    manner: mannerOf(spelt),
    window,
    noSuchDay: window === null ? noSuchDay(text) : null,
    newest: asksForNewest(text),
  };
}
