// The head and the foot of an article: its title, the lines with its day, and its by-lines.
import { creditOf, isPersonName, readByline } from './extract-byline.js';
import { type DateLine, readDateLine, splitGluedDate } from './extract-dates.js';
import { isDatedHeadline } from './extract-furniture.js';
import { bare, endsSentence, isBullet, isHeadline, isProse, type Line, words } from './extract-lines.js';
import { firstParagraph, isListName } from './extract-runs.js';
import { PLACES } from './extract-words.js';

/** What head and foot say; `dates` in order of belief, best first. */
export interface Frame {
  title: string | null;
  readonly dates: DateLine[];
  readonly authors: string[];
  readonly photographers: string[];
  readonly agencies: string[];
}

/** A day beyond the lead belongs to the text, not to its head. */
const HEAD_PARAGRAPHS = 1;
/** Signatures are shorter than headlines. */
const LONGEST_SIGNATURE = 5;
const LONGEST_TITLE = 160;
const OUTLET_NAME =
  /^(?:báo|tạp chí|cổng thông tin|cổng ttđt|trang thông tin|trang tin|đài (?:phát thanh|truyền hình|tiếng nói)|cơ quan (?:của|ngôn luận))\s/iu;
const SITE_SUFFIX =
  /\s+[-|–]\s+(?:(?:báo|tạp chí|cổng|trang|đài)\s[^-|–]{2,60}|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)|vnexpress|vietnamnet|vietnamplus|znews|zing news|tuổi trẻ online)\s*$/iu;
/** "(VOV) -", "VOV.VN -", "TTO -": an outlet's mark opens a lead, never a title. */
const OPENS_LEAD =
  /^(?:\([\p{L}\s.]{2,25}\)|[\p{L}\d]+\.(?:vn|net|com)|TTO|VOV|TTXVN|TP|PLO|NDĐT|QĐND|NLĐO|SGGPO?|VTC News|Theo đó)\s*[-–—,]/iu;
const CAPTION_OPENER = /^(?:quang cảnh|toàn cảnh|ảnh minh họa|các đại biểu chụp)(?!\p{L})/iu;

/** "Chùm ảnh: Hà Nội vào thu", "Clip: …": the kind of an article in its title; a credit names no more than people. */
const SHOW =
  /^(?:chùm ảnh|bộ ảnh|phóng sự ảnh|ảnh|clip|video|infographics?|đồ họa|photos?)\s*:\s*(?=.*\s\p{Ll})\S+(?:\s+\S+){2,}$/iu;

function isTitle(line: Line, next: Line | undefined): boolean {
  const { text } = line;
  if (text.length < 8 || text.length > LONGEST_TITLE || words(text).length < 2 || isBullet(text))
    return false;
  if (next?.role === 'date-line' && !isProse(text)) return true;
  if (/[.,;:]["”’»)]*$/u.test(text) && !/(?:\.{3}|…)["”’»]*$/u.test(text)) return false;
  if (text.length > 110 && (/(?:\.{3}|…)["”’»]*$/u.test(text) || /\p{Ll}{2}[.?!…]["”]?\s+\p{Lu}/u.test(text)))
    return false;
  if (OPENS_LEAD.test(text) || PLACES.has(text.toLowerCase())) return false;
  if (words(text).length > 36 || CAPTION_OPENER.test(text) || readByline(text, true, true) !== null)
    return false;
  return !(isPersonName(text) && words(text).length < 4);
}

/** The first plain line above the text, when it looks like a headline and something follows it. */
function findTitle(lines: readonly Line[]): string | null {
  const body = lines.flatMap((line, at) =>
    line.role === 'body' && (creditOf(line.text) === null || SHOW.test(line.text)) ? [{ line, at }] : [],
  );
  let from = 0;
  while (body.length - from > 2 && namesOutlet(body[from]?.line, body[from + 1], lines)) {
    const name = body[from]?.line;
    if (name !== undefined) name.role = 'menu';
    from += 1;
  }
  const [first, second] = body.slice(from, from + 2);
  if (first === undefined || second === undefined) return null;
  if (!isTitle(first.line, lines[first.at + 1])) return null;
  first.line.role = 'title';
  const wanted = bare(first.line.text);
  // Pages print a title twice: above the menu and above the text.
  for (const { line } of body.slice(from + 1, from + 6)) if (bare(line.text) === wanted) line.role = 'title';
  return first.line.text.replace(SITE_SUFFIX, '').trim();
}

/** The name of a paper or an office that stands above what could be the title. */
function namesOutlet(
  line: Line | undefined,
  below: { readonly line: Line; readonly at: number } | undefined,
  lines: readonly Line[],
): boolean {
  if (line === undefined || below === undefined) return false;
  return (
    OUTLET_NAME.test(line.text) && words(line.text).length <= 12 && isTitle(below.line, lines[below.at + 1])
  );
}

function takeCredit(
  frame: Frame,
  credit: { author: string | null; photographer?: string | null; agency: string | null },
): void {
  if (credit.author !== null) frame.authors.push(credit.author);
  if (credit.photographer != null) frame.photographers.push(credit.photographer);
  if (credit.agency !== null) frame.agencies.push(credit.agency);
}

/** Takes a date glued to the first line apart into lines of their own, in place. */
function splitFirstLine(lines: Line[], title: string | null): DateLine | null {
  const at = lines.findIndex((line) => line.role === 'body');
  const first = lines[at];
  if (first === undefined) return null;
  const glued = splitGluedDate(first.text);
  if (glued === null) return null;
  if (glued.title !== '' && title !== null && bare(glued.title) !== bare(title)) return null;
  const parts: Line[] = [];
  if (glued.title !== '')
    parts.push({ text: glued.title, role: title === null ? 'body' : 'title', gap: first.gap });
  parts.push({ text: glued.cut, role: 'date-line', gap: false });
  if (glued.rest !== '') parts.push({ text: glued.rest, role: 'body', gap: false });
  lines.splice(at, 1, ...parts);
  const { day, time, cut: written } = glued;
  const unsaid = { author: null, agency: null, updated: null };
  return { day, time, written, source: 'header', label: 'posted', ...unsaid };
}

/** True for what may stand right above the day of a head: the lead, or who wrote it. */
const belongsToLead = (line: Line | undefined): boolean =>
  line === undefined ||
  isProse(line.text) ||
  creditOf(line.text) !== null ||
  readDateLine(line.text) !== null ||
  readByline(line.text, true, false) !== null;

/**
 * Reads and marks the head. `title` is the one the source gave, or null. `careful` leaves names without a label alone,
 * for texts that a source already took apart.
 */
export function readHead(lines: Line[], title: string | null, careful: boolean): Frame {
  const frame: Frame = { title, dates: [], authors: [], photographers: [], agencies: [] };
  const scored: Array<{ line: DateLine; score: number }> = [];
  const first = firstParagraph(lines);
  const last = lines.findLastIndex(closesText);
  let prose = 0;
  let headline = false;
  let previous: Line | undefined;
  for (const [i, line] of lines.entries()) {
    // What stands below the only paragraph belongs to the foot.
    if (prose > HEAD_PARAGRAPHS || (prose > 0 && i > last)) break;
    if (line.role === 'title') headline = true;
    if (line.role !== 'body') continue;
    const above = previous;
    previous = line;
    // Between paragraphs "Ngày 16/8/2025" heads a part of the text, as in a timeline.
    const apart = prose > 0 && (/^ngày\s+\d[\d\s/.-]+$/iu.test(line.text) || !belongsToLead(above));
    const date = apart || line.own === true ? null : readDateLine(line.text);
    if (date === null) {
      if (i >= first && isProse(line.text)) prose += 1;
      headline ||= isHeadline(line.text) || isProse(line.text);
      continue;
    }
    line.role = 'date-line';
    takeCredit(frame, date);
    const belief = date.label === 'posted' ? 8 : date.label === 'updated' ? 2 : 4;
    scored.push({ line: date, score: belief + (headline ? 2 : 0) + (date.time === null ? 0 : 1) });
  }
  const glued = splitFirstLine(lines, title);
  if (glued !== null) scored.push({ line: glued, score: 9 });
  scored.sort((a, b) => b.score - a.score);
  frame.dates.push(...scored.map(({ line }) => line));
  if (title === null) frame.title = findTitle(lines);
  for (const line of lines) {
    if (line.role !== 'body') continue;
    if (isProse(line.text)) break;
    const credit = readByline(line.text, !careful, true);
    if (credit === null || creditOf(line.text) !== null) continue;
    line.role = 'by-line';
    takeCredit(frame, credit);
  }
  return frame;
}

/** A line that closes a text: a sentence, as against a name, a headline or a label. */
const closesText = (line: Line): boolean =>
  line.role === 'body' &&
  (line.text.length >= 220 ||
    (endsSentence(line.text) && words(line.text).length >= 4 && !/\?["”’»)]*$/u.test(line.text))) &&
  !isDatedHeadline(line.text) &&
  creditOf(line.text) === null &&
  readByline(line.text, false, false) === null;

/** Reads and marks what stands below the last sentence: by-lines, a day, headlines of other articles. */
export function readFoot(lines: readonly Line[], frame: Frame): void {
  keepNamesOfLists(lines);
  const introduced = introducedItems(lines);
  const last = lines.findLastIndex(closesText);
  let closed = false;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) break;
    if (i <= last) {
      // Before a list of links a by-line still ends its article, even if teasers follow.
      const next = lines[i + 1];
      const ends =
        next !== undefined && ['related', 'tags', 'share', 'footer', 'comment'].includes(next.role);
      if (i > 0 && line.role === 'body' && ends) readFootLine(line, frame, true);
      continue;
    }
    if (line.role !== 'body') {
      closed ||= line.role !== 'caption' && line.role !== 'title' && line.role !== 'date-line';
      continue;
    }
    if (line.own === true || (creditOf(line.text) !== null && !readByline(line.text, false, false))) continue;
    if (last === -1) continue;
    const date = readDateLine(line.text);
    if (date !== null) {
      line.role = 'date-line';
      takeCredit(frame, date);
      // A bare day down here is as often the day of the visit; a label, a place or a writer vouches for it.
      const vouched = date.label !== null || lines[i - 1]?.role === 'by-line';
      if (vouched || (!closed && date.source !== 'header')) frame.dates.push(date);
      else if (!closed && i === lines.length - 1) frame.dates.push({ ...date, weak: true });
      continue;
    }
    const next = lines[i + 1];
    // One line and a day below everything else is a signature, unless more of its kind follow.
    const listed =
      closed ||
      frame.dates.length > 0 ||
      words(line.text).length > LONGEST_SIGNATURE ||
      lines.slice(i + 2, i + 6).some(({ text }) => readDateLine(text) !== null);
    const dayBelow = listed && next !== undefined && next.role === 'body' && readDateLine(next.text) !== null;
    if (readFootLine(line, frame, false)) {
      closed = true;
    } else if (isDatedHeadline(line.text) && !introduced[i]) {
      line.role = 'related';
      closed = true;
    } else if (isHeadline(line.text) && dayBelow) {
      const name = lines[i - 1];
      if (i - 1 > last && name !== undefined && isListName(name)) name.role = 'related';
      line.role = 'related';
      next.role = 'related';
      closed = true;
    } else if (closed && isHeadline(line.text.replace(/^[-–•*>»]+\s*/u, ''))) {
      line.role = 'related';
    }
  }
}

function readFootLine(line: Line, frame: Frame, surname: boolean): boolean {
  if (line.own === true) return false;
  const credit = readByline(line.text, true, surname);
  if (credit === null) return false;
  line.role = 'by-line';
  takeCredit(frame, credit);
  return true;
}

/** For each line whether it is an item of a list that a line with a colon introduces: then it is the article's own. */
function introducedItems(lines: readonly Line[]): readonly boolean[] {
  let introduced = false;
  return lines.map(({ text }, i) => {
    if (!isBullet(text)) return false;
    const above = lines[i - 1]?.text ?? '';
    if (!isBullet(above)) introduced = /[:：]$/u.test(above);
    return introduced;
  });
}

const SHORTEST_INTRODUCTION = 5;

/** Marks names below a sentence that ends in a colon ("Đoàn gồm:") as the article's own: they are no by-lines. */
function keepNamesOfLists(lines: readonly Line[]): void {
  let listed = false;
  for (const line of lines) {
    const plain = line.text.replace(/[;,.]$/u, '');
    if (line.role !== 'body') listed = false;
    else if (/[:：]$/u.test(line.text)) listed = words(line.text).length >= SHORTEST_INTRODUCTION;
    else if (listed && isPersonName(plain)) line.own = true;
    else listed = false;
  }
}
