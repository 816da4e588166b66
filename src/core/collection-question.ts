// Recognises a question about the collection itself: how many articles, which papers, the newest, what there is of some days.
import type { CollectionTopic, DateWindow } from './answer.js';
import { foldedForm, syllables } from './text.js';
import { readWindow } from './window.js';

export interface CollectionQuestion {
  readonly topic: CollectionTopic;
  /** A newspaper as the asker wrote it; whether there is such a one, the store knows. */
  readonly outlet: string | null;
  /** What the articles counted shall be about, as written. */
  readonly about: string | null;
  readonly window: DateWindow | null;
  /** What happened then is asked for: articles of later days may tell of it. */
  readonly happened?: true;
}

const ARTICLES =
  '(?:bai(?: bao| viet| tin)?|tin(?: tuc| bai)?|ban tin|articles?|news(?: articles?| items?)?|stories|items)';
const STORE =
  '(?: (?:trong|o|tren|cua) (?:kho(?: tin| bai| du lieu)?|bo suu tap|co so du lieu|bot|day)(?: (?:nay|cua ban|tin))?| ban (?:co|dang co)| hien (?:co|nay)| tat ca| in (?:the |your )?(?:collection|database|archive|store)| (?:do )?you have| are there| here)*';
const POLITE_START =
  '(?:(?:cho (?:toi |minh |em )?(?:xem|biet|hoi)|xem|liet ke|danh sach|dua ra|hay|lam on|xin|hien(?: tai| nay| gio)?|trong kho(?: tin)?(?: nay)?|kho(?: tin)?(?: nay)?|bot|ban|show(?: me)?|list|give me|please|tell me|the|what are|what is|what s|which are|which is) )*';
const POLITE_END =
  '(?: (?:la gi|la bai nao|la bai gi|la nhung bai nao|la tin gi|la tin nao|nao|gi|day|vay|the|nhi|nhe|a|khong|hien nay|hien tai|di|cho toi|please|is it|are they|are there))*';
const OF = '(?: (?:cua|tu|do|tren|from|by|of)(?: (?:bao|trang|to|dai|nguon))? (?<outlet>.+?))?';
const ABOUT =
  '(?: (?:(?:noi |viet |co noi )?ve|nhac (?:den|toi)|lien quan (?:den|toi)|about|on|mentioning) (?<about>.+?))?';
const ABOUT_REQUIRED =
  ' (?:(?:noi |viet |co noi )?ve|nhac (?:den|toi)|lien quan (?:den|toi)|about|on|mentioning) (?<about>.+?)';
const MOST = `(?:(?:to |trang )?(?:bao|nguon(?: tin)?|trang(?: bao)?|toa soan) (?:nao|gi) (?:co|dang|dua|viet|ra)(?: duoc)? nhieu ${ARTICLES} nhat|(?:which|what) (?:outlets?|newspapers?|papers?|sources?) (?:has|have|published|publishes) (?:the )?most ${ARTICLES})`;

/** Over folded words parted by single spaces, from beginning to end: a question about the world has more in it. */
const TOPICS: ReadonlyArray<readonly [CollectionTopic, string]> = [
  [
    'count',
    `${POLITE_START}(?:(?:co )?(?:tat ca |tong cong |tong so )?(?:bao nhieu|may)|so(?: luong)?|tong so|how many|number of) ${ARTICLES}${STORE}${OF}${ABOUT}${STORE}${POLITE_END}`,
  ],
  ['count', `${POLITE_START}${ARTICLES} co bao nhieu${STORE}`],
  [
    'count',
    `(?:(?:bao|to|trang|dai) )?(?<outlet>.+?) (?:co|dang|viet|dua|ra) (?:tat ca |tong cong )?(?:bao nhieu|may) ${ARTICLES}${STORE}${POLITE_END}`,
  ],
  [
    'count',
    `${POLITE_START}(?:co )?(?:bai|bai bao|bai viet)(?: bao| viet)?(?: nao| gi)?${ABOUT_REQUIRED} (?:khong|ko|chua|hay khong)(?: vay| a| nhi| ban)?`,
  ],
  ['count', `(?:is there|are there|do you have)?(?: )?any articles?${ABOUT_REQUIRED}${STORE}`],
  [
    'newest',
    `(?:hay |xin )?(?:liet ke|danh sach|list|show(?: me)?)(?: (?:tat ca|toan bo|cac|nhung|all|the))* ${ARTICLES}${STORE}${POLITE_END}`,
  ],
  [
    'newest',
    `${POLITE_START}(?:nhung |cac |may |\\d )?${ARTICLES} (?:moi nhat|gan nhat|gan day nhat|moi)${STORE}${OF}${STORE}${POLITE_END}`,
  ],
  ['newest', `${POLITE_START}(?:co )?(?:${ARTICLES} )?(?:gi|nao) moi(?: nhat)?${STORE}${POLITE_END}`],
  [
    'newest',
    `${POLITE_START}(?:5 |five )?(?:latest|newest|most recent|recent) ${ARTICLES}${OF}${STORE}${POLITE_END}`,
  ],
  [
    'newest',
    `${POLITE_START}new(?: in the (?:collection|news))?|(?:any|is there any) ${ARTICLES}(?: today)?|moi nhat|latest|newest`,
  ],
  [
    'oldest',
    `${POLITE_START}(?:nhung |cac )?${ARTICLES} (?:cu nhat|dau tien|lau nhat|xua nhat)${STORE}${POLITE_END}`,
  ],
  ['oldest', `${POLITE_START}(?:oldest|earliest|first) ${ARTICLES}${OF}${STORE}${POLITE_END}`],
  [
    'outlets',
    `${POLITE_START}(?:co )?(?:nhung |cac |bao nhieu |may )?(?:to )?(?:bao|nguon(?: tin)?|toa soan|dau bao|trang bao|hang tin)(?: (?:nao|gi))?(?: co(?: mat)?)?(?: trong kho(?: tin)?(?: nay)?)${POLITE_END}`,
  ],
  [
    'outlets',
    `${POLITE_START}(?:(?:co )?(?:nhung |cac )?(?:nguon tin|bao|to bao) nao|(?:co )?(?:bao nhieu|may) (?:to bao|dau bao|nguon tin|toa soan)|(?:tin )?lay tu (?:nhung |cac )?(?:bao|nguon(?: tin)?|trang) (?:nao|dau)|danh sach (?:cac )?(?:bao|nguon tin))`,
  ],
  [
    'outlets',
    `${POLITE_START}(?:which|what|how many) (?:outlets|newspapers|papers|sources|publishers)(?: are)?${STORE}(?: do you (?:have|cover|use))?`,
  ],
  ['outlets', `${POLITE_START}${MOST}${STORE}${POLITE_END}`],
  [
    'span',
    `${POLITE_START}(?:tin |du lieu |du lieu tin )?(?:duoc |da )?(?:cap nhat|co tin|co bai|co)(?: duoc)?(?: tin)? (?:den|toi|tu) (?:ngay|khi|luc|bao gio|dau|thang|nam)(?: nao| may)?(?: den (?:ngay|khi|luc|thang|nam)(?: nao)?)?${POLITE_END}`,
  ],
  [
    'span',
    `${POLITE_START}(?:cap nhat(?: lan cuoi| cuoi(?: cung)?| moi nhat)?|moi nhat) (?:la )?(?:khi nao|bao gio|luc nao|ngay nao)`,
  ],
  [
    'span',
    `(?:when was|how (?:recent|up to date) is) (?:the |your )?(?:collection|archive|database|news)(?: last updated)?|what (?:dates|period|time span) (?:does|do) (?:the |your )?(?:collection|archive|you) cover`,
  ],
  [
    'overview',
    `${POLITE_START}(?:co|chua|gom|co chua|co nhung) (?:nhung )?(?:gi|tin gi|bai gi|bai nao|tin nao)(?: trong kho(?: tin)?(?: nay)?)${POLITE_END}|(?:trong )?kho(?: tin| bai)?(?: nay)? (?:co|gom|chua|co nhung|dang co) (?:nhung )?(?:gi|tin gi|bai gi|bai nao)${POLITE_END}|what (?:is|do you have) in (?:the |your )(?:collection|archive|database)|what s in (?:the |your )(?:collection|archive)|what do you have`,
  ],
];
const COMPILED = TOPICS.map(([topic, source]) => [topic, new RegExp(`^(?:${source})$`, 'u')] as const);

/** What may stand around a phrase of days when nothing but the articles of those days is asked for. */
const OF_DAYS = new RegExp(
  `^(?:${POLITE_START}(?:co |nhung |cac |tat ca )*${ARTICLES}(?: (?:nao|gi|moi|co gi|cua|trong(?: vong)?|vao|hoi|khoang|ngay|dang|tu|ra|from|of|in|on|published))*${STORE}${POLITE_END}|(?:co |nhung )*(?:tin|bai) (?:gi|nao)(?: moi| hay| noi bat| dang chu y)?${STORE}${POLITE_END}|what(?: s| is)?(?: the)? ${ARTICLES}(?: (?:from|of|in|on))?)$`,
  'u',
);
/** What may stand around days when all that happened then is asked for; "sự kiện 11/9" is the name of one. */
const EVENT = '(?:su kien|bien co|chuyen|viec|vu viec|dieu)';
const NOTABLE = '(?: (?:noi bat|quan trong|dang chu y|dac biet|lon|chinh|hay|moi|hot)(?: nhat)?)*';
const HAPPENED = `(?:(?: (?:da|dang|vua))? (?:xay ra|dien ra))?${NOTABLE}`;
const EVENTS_OF_DAYS = new RegExp(
  `^(?:${POLITE_START}(?:ke |tom tat )?(?:(?:da |co |dien ra |xay ra )*(?:nhung |cac )?${EVENT}${NOTABLE} (?:gi|nao)|(?:nhung |cac )${EVENT}|${EVENT}(?= (?:noi bat|quan trong|dang chu y))|(?:da )?(?:co|xay ra|dien ra) (?:nhung )?gi|(?:nhung )?gi(?= .*(?:xay|dien) ra))${HAPPENED}${STORE}${POLITE_END}|${POLITE_START}(?:what|which(?= \\w+ \\w+))(?: (?:major|important|key|main|big))?(?: (?:events?|things?|else))?(?: (?:s|has|have|had|was|were))? (?:happen(?:ed|s|ing)?|took place|taken place|occurred)(?: (?:on|in|during))?|${POLITE_START}(?:what were )?(?:the )?(?:(?:major|important|key|main|big) )?events(?: (?:on|in|of|during))?|did anything happen(?: (?:on|in))?)$`,
  'u',
);
const COUNT_OF_DAYS = new RegExp(
  `^${POLITE_START}(?:(?:co )?(?:tat ca )?bao nhieu|how many) ${ARTICLES}(?: (?:cua|trong(?: vong)?|vao|hoi|dang|tu|ra|from|of|in|on|published|were published))*${STORE}${POLITE_END}$`,
  'u',
);
const OUTLET_DAYS = new RegExp(
  `^${POLITE_START}(?:nhung |cac |tat ca )*${ARTICLES}(?: moi nhat)? (?:cua|tu|do|tren|from|by|of)(?: (?:bao|trang|to|dai|nguon))? (?<outlet>.+?)(?: co gi)?${POLITE_END}$`,
  'u',
);
/** What a window's label has before its days: the articles, or where they begin. */
const ARTICLES_FIRST = /^(?:tin|bài|bai|news|articles?)(?: tức| tuc| báo| bao| viết| viet)?(?= )/iu;
/** What leads to the days, left over before them when an outlet stands there too. */
const LEADING =
  /(?:(?:^| )(?:trong(?: (?:vòng|vong))?|vào|vao|hồi|hoi|hôm|hom|của|cua|in|on|from|during|for))+$/iu;
/** "Since" says it already. */
const UNTIL_NOW =
  /^,? *(?:cho )?(?:đến|den|tới|toi|until|till|to) (?:hiện |hien |bây |bay )?(?:nay|giờ|gio|tại|tai|now)(?!\p{L})/iu;
/** Words that make a "bài" or "tin" something else: songs, lessons, messages. */
const OTHER_THINGS =
  /^(?:hat|tho|toan|hoc|tap|thi|van|nhac|ca|test|nhan(?! dan)|don|kiem|giang|phat|luan)(?: |$)/u;
/** Words that a name of a paper or a subject has at most; longer, it is a question about the world. */
const LONGEST = 6;

/** Folded words with where each stands, so that a part of the line can be given back as it was written. */
function lineOf(text: string) {
  const words = syllables(text);
  const line = words.map(({ text: word }) => foldedForm(word)).join(' ');
  const written = (part: string | undefined): string | null => {
    if (part === undefined) return null;
    const at = ` ${line} `.lastIndexOf(` ${part} `);
    const index = at === 0 ? 0 : line.slice(0, at - 1).split(' ').length;
    const [start, end] = [words[index], words[index + part.split(' ').length - 1]];
    return start && end ? text.slice(start.start, end.end) : null;
  };
  return { line, written };
}

function counting(line: string): RegExpExecArray | null {
  for (const [topic, pattern] of COMPILED) {
    const match = topic === 'count' ? pattern.exec(line) : null;
    if (match) return match;
  }
  return null;
}

function isNameLike(part: string): boolean {
  return part.split(' ').length <= LONGEST && !OTHER_THINGS.test(part);
}

function ofDays(text: string, window: DateWindow): CollectionQuestion | null {
  const at = text.indexOf(window.label);
  if (at < 0) return null;
  const [articles = ''] = ARTICLES_FIRST.exec(window.label) ?? [];
  const before = `${text.slice(0, at)}${articles}`.trimEnd().replace(LEADING, '');
  const after = text.slice(at + window.label.length).replace(UNTIL_NOW, '');
  const { line, written } = lineOf(`${before} ${after}`);
  const found = { outlet: null, about: null, window };
  if (COUNT_OF_DAYS.test(line)) return { topic: 'count', ...found };
  if (OF_DAYS.test(line)) return { topic: 'days', ...found };
  if (EVENTS_OF_DAYS.test(line)) return { topic: 'days', ...found, happened: true };
  const counted = counting(line);
  const { outlet, about } = (counted ?? OUTLET_DAYS.exec(line))?.groups ?? {};
  if (outlet === undefined || about !== undefined || !isNameLike(outlet)) return null;
  return { ...found, topic: counted ? 'count' : 'days', outlet: written(outlet) };
}

/** Every pattern that a message is put to, to be compiled before the first one comes. */
export const COLLECTION_PATTERNS = [
  ...COMPILED.map(([, one]) => one),
  OF_DAYS,
  EVENTS_OF_DAYS,
  COUNT_OF_DAYS,
  OUTLET_DAYS,
];

/** What a message asks of the collection itself; null when it asks about the world. `today`: `YYYY-MM-DD`. */
export function readCollectionQuestion(raw: string, today: string): CollectionQuestion | null {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const read = readWindow(text, today);
  // "News from August" are those of August, not all since then.
  const isSince = read !== null && /^from (?!.* (?:to|until|till|and) |.*[-–])/iu.test(read.label);
  const window = (isSince && readWindow(read.label.slice(5), today)) || read;
  const days = window && ofDays(text, window);
  if (days) return days;
  const { line, written } = lineOf(text);
  for (const [topic, pattern] of COMPILED) {
    const match = pattern.exec(line);
    if (!match) continue;
    const { outlet, about } = match.groups ?? {};
    const parts = [outlet, about].filter((part) => part !== undefined);
    if (!parts.every(isNameLike)) return null;
    return { topic, outlet: written(outlet), about: written(about), window: null };
  }
  return null;
}
