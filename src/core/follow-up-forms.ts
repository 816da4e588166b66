// The forms that a question takes when it leans on the one before: "còn Úc?", "ông ấy nói gì?", "ở đâu?", "nói thêm đi".
import { foldText, hasMarks, syllables } from './text.js';

/** Whom or what a pronoun stands for. */
export type PronounKind = 'person' | 'group' | 'thing' | 'place';

export type FollowUpForm =
  /** Another subject, place or time in the place of the last: `instead` is it, as written. */
  | { readonly kind: 'instead'; readonly instead: string }
  /** A pronoun at `start` to `end` (UTF-16 units of the text). */
  | { readonly kind: 'pronoun'; readonly of: PronounKind; readonly start: number; readonly end: number }
  /** Only question words: "ở đâu?", "vì sao vậy?". */
  | { readonly kind: 'bare' }
  /** A short question that names nothing: "bao giờ chạy?". It may also be whole. */
  | { readonly kind: 'short' }
  /** A subject for the news of the last days: "về Ukraine". */
  | { readonly kind: 'about'; readonly about: string }
  /** More of the same: "còn gì nữa không?". */
  | { readonly kind: 'more' };

/** A word as it was typed, lower case, with its place in the text. */
interface Spoken {
  readonly line: string;
  /** Where each word of the line begins and ends in the text. */
  readonly words: ReadonlyArray<{ readonly start: number; readonly end: number }>;
  readonly marked: boolean;
}

function spoken(text: string): Spoken {
  const words = syllables(text);
  const marked = hasMarks(text);
  return { line: words.map(({ text: word }) => word.toLowerCase()).join(' '), words, marked };
}

/** A pattern over words parted by single spaces, in its form with marks and in the one without. */
function bothForms(source: string, folded = foldText(source)): readonly [RegExp, RegExp] {
  return [new RegExp(source, 'u'), new RegExp(folded, 'u')];
}

function matching([typed, folded]: readonly [RegExp, RegExp], { line, marked }: Spoken) {
  return (marked ? typed : folded).exec(line);
}

/** The slice of the text that some characters of the line stand for. */
function sliceOf({ line, words }: Spoken, from: number, to: number): { start: number; end: number } | null {
  const wordAt = (place: number): number => line.slice(0, place).split(' ').length - 1;
  const [first, last] = [words[wordAt(from)], words[wordAt(to)]];
  return first && last ? { start: first.start, end: last.end } : null;
}

const TAIL = '(?: thì sao| thì thế nào| thì| ra sao| thế nào| như thế nào| sao| hả| nhỉ| ạ)*';
/** What "con" is before without marks: a child, an animal, a road. */
const CHILD_LED = /^con (?:trai|gai|duong|nguoi|dau|ca|tau|meo|cho|vat|em|chau|giap)(?: |$)/u;
const INSTEAD = [
  `^(?:(?:thế|vậy|vậy thế|rồi|và) )?còn (?:về |với |ở |tại |bên |phía |trường hợp |của |cho )?(.+?)${TAIL}$`,
  '^(?:(?:thế|vậy|và) )?(?:về |với |ở |tại |bên |phía )?(.+?) (?:thì sao|thì thế nào)$',
  '^(?:(?:and|so) )?(?:what|how) about (?:in |for |with |on )?(.+)$',
].map((source) => bothForms(source));
/** Led in by a word alone, only a place or a time is meant; the reader of the form decides. */
const LED = [
  '^(?:thế|vậy|và|rồi) (?:ở |tại |với |trong |vào )?(.+)$',
  '^and (?:in |for |with |on )?(.+)$',
].map((source) => bothForms(source));
/** Words a thing to be put in another's place does not have: then it is a question of its own ("Còn bao nhiêu người…?"). */
const ASKING = bothForms(
  '(?:^| )(?:gì|ai|nào|đâu|bao nhiêu|bao giờ|bao lâu|bao xa|mấy|vì sao|tại sao|khi nào|không|chưa|là|được|phải|đã|đang|sẽ|bị|what|who|when|where|why|how|which|is|are|was|were|do|does|did)(?: |$)',
);
/** "What about you?" is chat with the bot. */
const TALKERS = bothForms('^(?:bạn|tôi|mình|tớ|em|mày|tao|bot|you|me|your .+|my .+)(?: |$)');
/** Words in what is put in another's place. */
const LONGEST_INSTEAD = 6;

const MORE = bothForms(
  '^(?:(?:thế |vậy )?còn (?:gì|ai|cái gì|điều gì|thông tin gì|tin gì|bài nào|nguồn nào|ý gì)(?: (?:nữa|khác|thêm))*(?: không)?|còn nữa không|còn không|' +
    '(?:hãy |bạn )?(?:nói|kể|cho biết|xem|trích|tìm)(?: cho tôi)? thêm(?: (?:đi|nữa|nhé|gì không|về (?:chuyện|việc|điều) (?:này|đó)))*|nói tiếp(?: đi)?|tiếp đi|tiếp tục(?: đi)?|rồi sao(?: nữa)?|and then|' +
    '(?:nói )?(?:chi tiết|cụ thể|rõ)(?: hơn)?(?: (?:đi|được không|xem|nào|nhé))*|thêm (?:nữa )?(?:đi|thông tin)|' +
    '(?:tell me |say )?more(?: please| about (?:it|that|this))?|anything else|what else|go on|continue|more details?)$',
);

const PERSON =
  'ông ấy|bà ấy|anh ấy|chị ấy|cô ấy|cậu ấy|ông ta|bà ta|anh ta|chị ta|cô ta|ông này|bà này|anh này|cô này|người này|người đó|người ấy|vị này|vị ấy';
const THING =
  'việc|chuyện|điều|vụ|vụ việc|sự việc|cái|công ty|tổ chức|cơ quan|hội nghị|dự án|bộ phim|phim|bài|bài báo|cuộc họp|trận|giải|quyết định|luật';
/** What comes after a pronoun that without marks is also another word: "ho so", "no xau", "hoi nghi do ai to chuc". */
const AFTER_HO = '(?:noi|lam|ky|gap|muon|da (?:noi|lam|ky|gap|di)|se|dang)(?: |$)';
const AFTER_NO = '(?:la (?:gi|ai|sao)|o dau|dai|cao|rong|dien ra|bat dau)(?: |$)';
const AFTER_DO = '$| (?:la|dien ra|noi|ve|o|khi nao|bao|co|duoc|da|the nao|ra sao|ket thuc|bat dau)(?: |$)';

/** A pronoun, the most words of a text it leads, and how it is typed without marks where that is not just the same. */
type Pronoun = readonly [PronounKind, string, number, string?];
const PRONOUNS: readonly Pronoun[] = [
  ['person', `(?:^| )(${PERSON}|hắn)(?: |$)`, 14, `(?:^| )(${foldText(PERSON)})(?: |$)`],
  [
    'group',
    '^(?:(?:thế|vậy|còn|và|rồi) )?(họ)(?: (?!tên |hàng |tộc ))',
    9,
    `^(?:(?:the|vay|con|va|roi) )?(ho) (?=${AFTER_HO})`,
  ],
  [
    'group',
    '(?:^| )((?<!cả )(?:hai|đôi|các) bên|hai nước(?: này| đó)?|các nước (?:này|đó)|hai bộ|hai nhà lãnh đạo)(?: (?!nào)|$)',
    9,
  ],
  [
    'place',
    '(?:^| )((?:ở|tại|đến|tới) (?:đó|đấy|đây)|nơi (?:đó|này|ấy)|chỗ (?:đó|này|ấy))(?: |$)',
    8,
    '(?:^| )((?:o|tai|den|toi) (?:do|day)|noi (?:do|nay|ay)|cho (?:do|nay|ay))(?: (?!thi |thi$)|$)',
  ],
  [
    'thing',
    `(?:^| )((?:${THING}) (?:đó|này|ấy)|nó)(?: |$)`,
    9,
    `(?:^| )((?:${foldText(THING)}) (?:nay|ay)(?= |$)|(?:${foldText(THING)}) do(?=${AFTER_DO})|no(?= ${AFTER_NO}))`,
  ],
  ['thing', '^(đó|đấy) (?:là) (?:ai|gì|sao|ở đâu|khi nào)', 6],
];
/** Those of English, which are Vietnamese syllables too ("he thong", "it nuoc"). */
const ENGLISH_PRONOUNS: readonly Pronoun[] = [
  ['person', '(?:^| )(he|she|him|her|his)(?: |$)', 10],
  ['group', '(?:^| )(both sides|the two sides|they|them|their)(?: |$)', 9],
  ['place', '(?:^| )(there)(?: |$)', 8],
  ['thing', '(?:^| )(it|its)(?: |$)', 9],
  ['thing', '^(that|this) (?:is|was) (?:what|who|where|when)', 6],
  ['thing', '^(?:what|who|where|when|why|how) (?:is|was|did) (that|this)(?: |$)', 6],
];
function compiled(pronouns: readonly Pronoun[]) {
  return pronouns.map(
    ([kind, source, most, folded]) => [kind, bothForms(source, folded ?? foldText(source)), most] as const,
  );
}
const COMPILED = compiled(PRONOUNS);
const COMPILED_ENGLISH = compiled(ENGLISH_PRONOUNS);
/** "It" that stands for nothing, and "there" that only says that something is. */
const EMPTY_IT =
  /\b(?:time is it|(?:is|was) there|there (?:is|are|was|were)|are there|were there|weather|raining)\b/u;

/** Words that ask or link, or name what can be asked of any subject: alone they say no subject. */
const GENERAL = new Set(
  (
    'ai gì nào đâu sao vì tại do bởi thế vậy lại hả nhỉ ạ à ở khi lúc bao giờ nhiêu lâu xa mấy là có không được như ra thì mà và còn rồi ' +
    'ngày tháng năm giờ hồi lý lí do nguyên nhân thời gian địa điểm diễn ra tổ chức xảy bắt đầu kết thúc người tiền chi tiết cụ thể ' +
    'quả ý nghĩa mục đích tiêu nội dung nước nơi chỗ lần tất cả tổng cộng cách bằng cơ để làm của những cái này đó ấy ' +
    'what who when where why how which many much long far is was were are did does do it the exactly so then and happened'
  ).split(' '),
);
const GENERAL_FOLDED = new Set([...GENERAL].map(foldText));
const QUESTION_WORD = bothForms(
  '(?:^| )(?:ai|gì|nào|đâu|sao|bao nhiêu|bao giờ|bao lâu|bao xa|mấy|who|what|when|where|why|how|which)(?: |$)',
);
const LONGEST_BARE = 6;
/** Words to whoever is asked, after a question. */
const ADDRESS = / (?:bạn|ad|bot|bạn ơi|bạn nhỉ|ban|ban oi)$/u;

/** Verbs of two syllables that tell what happened without saying to what. */
const HAPPENS =
  'khánh thành|khai trương|khởi công|hoàn thành|kết thúc|bắt đầu|vận hành|ra mắt|công bố|hoạt động|áp dụng|có hiệu lực|khởi hành|khai mạc|bế mạc|mở cửa|mở bán|chủ trì|tham dự|tham gia|phát biểu';
const COUNTED =
  '(?:người|nước|ca|vụ|lần|nạn nhân|trường hợp|đại biểu|thành viên|đội|chuyến|ga)(?: (?:mắc|nhiễm|chết|tử vong|bị thương|mất tích|bị bắt|tham gia|tham dự|ký|thiệt mạng|bệnh))?';
/** Short questions without a subject. One word after "bao giờ" is a verb: a subject would need another. */
const SHORT = [
  '^(?:nguyên nhân|lý do|lí do|địa điểm|thời gian|kết quả)$',
  `^(?:bao giờ|khi nào|mấy giờ|vì sao|tại sao|sao) (?:thì |mới |lại |sẽ |đã |được |bị )*(?!ở |là )(?:[^ ]+|${HAPPENS})$`,
  `^ai (?:đã |sẽ )?(?:ký|thắng|chủ trì|tham dự|tham gia|phát biểu|tổ chức|nói|thua|chết|bị bắt)$`,
  `^(?:có |là )?bao nhiêu ${COUNTED}$`,
  `^số (?:ca|người|nạn nhân|vụ|vé|đại biểu|nước|tiền)(?: [^ ]+){0,2} (?:là )?bao nhiêu$`,
  '^(?:ở |tại )(?:những |các )?(?:huyện|tỉnh|xã|phường|quận|nước|thành phố|bệnh viện|trường|bang|khu vực|nơi) nào$',
].map((source) => bothForms(source));
const ABOUT = bothForms('^(?:về|about) ([^ ]+(?: [^ ]+){0,4})$');

function says([typed, folded]: readonly [RegExp, RegExp], part: string, { marked }: Spoken): boolean {
  return (marked ? typed : folded).test(part);
}

function insteadOf(text: string, line: Spoken, patterns: typeof INSTEAD): string | null {
  for (const pattern of patterns) {
    const match = matching(pattern, line);
    const said = match?.[1];
    if (!match || said === undefined || (!line.marked && CHILD_LED.test(line.line))) continue;
    if (said.split(' ').length > LONGEST_INSTEAD) continue;
    if (says(TALKERS, said, line)) return null;
    if (says(ASKING, said, line)) continue;
    // Its own words may stand in the lead too ("còn còng số 8"): what is captured comes after it.
    const from = match[0].lastIndexOf(said);
    const place = sliceOf(line, match.index + from, match.index + from + said.length);
    if (place) return text.slice(place.start, place.end);
  }
  return null;
}
/** Whether nothing but question words and general ones is there. */
function isBare(line: Spoken): boolean {
  const words = line.line.replace(ADDRESS, '').split(' ');
  const known = line.marked ? GENERAL : GENERAL_FOLDED;
  return (
    words.length <= LONGEST_BARE &&
    words.every((word) => known.has(word)) &&
    matching(QUESTION_WORD, line) !== null
  );
}

/**
 * The form in which `text` (NFC) leans on an earlier question; null when it stands alone. `led` forms ("thế Úc?")
 * count only when `isLike` says that what they name is a place or a time. `english` tells that the text is.
 */
export function followUpForm(
  text: string,
  isLike: (instead: string) => boolean,
  english: boolean,
): FollowUpForm | null {
  const line = spoken(text);
  if (line.line === '') return null;
  if (matching(MORE, line)) return { kind: 'more' };
  const words = line.words.length;
  for (const [of, pattern, most] of english ? COMPILED_ENGLISH : COMPILED) {
    const match = words <= most ? matching(pattern, line) : null;
    if (!match?.[1] || EMPTY_IT.test(line.line)) continue;
    const from = match.index + match[0].indexOf(match[1]);
    const place = sliceOf(line, from, from + match[1].length);
    if (place) return { kind: 'pronoun', of, ...place };
  }
  if (isBare(line)) return { kind: 'bare' };
  if (SHORT.some((pattern) => matching(pattern, line))) return { kind: 'short' };
  if (matching(ABOUT, line) && !says(ASKING, line.line, line)) return { kind: 'about', about: text };
  const instead = insteadOf(text, line, INSTEAD);
  if (instead !== null) return { kind: 'instead', instead };
  const led = insteadOf(text, line, LED);
  return led !== null && isLike(led) ? { kind: 'instead', instead: led } : null;
}
