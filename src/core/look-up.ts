// Tells a pasted sentence or headline from a question, and finds the very sentences of an article that it holds.
import { type Article, textOf } from './article.js';
import type { Manner } from './manner.js';
import { type Span, splitSentences } from './sentences.js';
import { foldText, hasMarks, rememberedFolded, syllables } from './text.js';

/** Fewer syllables name a subject ("hợp tác với Nga") and are a question about it. */
export const LEAST_SYLLABLES = 6;
/** From so many syllables on a text without a question word is a sentence, found or not. */
export const SENTENCE_SYLLABLES = 8;

/** Words that ask, over words parted by single spaces; without marks more of them mean something else too. */
const ASKS =
  /(?:^| )(?:ai|gì|nào|đâu|bao nhiêu|bao nhiu|nhiêu|nhiu|bn|bao giờ|bao lâu|bao xa|mấy|(?:vì|tại|làm|nói|cứu|thì|bình luận|trả lời) sao|thế nào|ra sao|hay không|phải không|hả|nhỉ|vậy|who|whom|whose|what|when|where|why|how|which|is there|are there|do you|does|did)(?: |$)|^sao | (?:không|ko|hông|chưa|sao|tên gi|la ai|la gi)$|^(?:nguyên nhân|lý do|lí do) /u;
const ASKS_UNMARKED = new RegExp(foldText(ASKS.source), 'u');
/** What of it is no word of Vietnamese without its marks, so that it asks in a text of which only some words have them. */
const ASKS_PARTLY =
  /(?:^| )(?:nao|bao nhieu|bao nhiêu|bao gio|bao lau|bao xa|(?:vi|tai) sao|nhu the nao|ra sao|hay khong|phai khong|la gi|la ai|lam gi|noi gi|o dau)(?: |$)| (?:khong|ko)$/u;
/** In capitals among small letters these are a technology and an organisation, not "ai" and "who". */
const NO_ASKING = /(?<!\p{L})(?:AI|WHO)(?!\p{L})/gu;
/** A question typed in haste ends in what is wanted to know. */
const WANTS =
  /^(?:cho (?:tôi |mình |em )?(?:biết|hỏi|xem)|hỏi|tìm|liệt kê|kể tên|nêu|nói về|tóm tắt|giải thích|so sánh|find|list|name|tell|show|give|explain|summari[sz]e|describe)(?: |$)/u;

/** Whether a text asks nothing and is long enough to be looked up as it stands. */
export function isPasted(text: string, manner: Manner): boolean {
  const words = syllables(text);
  if (words.length < LEAST_SYLLABLES || /\?\s*["”»]?\s*$/u.test(text.trim())) return false;
  // "Tôi" inside quotation marks is whoever the headline quotes.
  if (manner.order || manner.chat || (manner.personal && !/["“'‘]/u.test(text))) return false;
  const shown = /\p{Ll}/u.test(text) ? text.replace(NO_ASKING, '-') : text;
  const line = syllables(shown)
    .map(({ text: word }) => word.toLowerCase())
    .join(' ');
  if (WANTS.test(line)) return false;
  return hasMarks(text) ? !ASKS.test(line) && !ASKS_PARTLY.test(line) : !ASKS_UNMARKED.test(line);
}

/** A text as its folded words, with a space on either side of each, so that whole words are compared. */
export function foldedLine(text: string): string {
  const words = syllables(text).map(({ text: word }) => rememberedFolded(word));
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}

/** Share of common words from which a page's address names a headline: addresses drop some words and shorten others. */
const NAMED = 0.8;
/** Fewer words than this in an address are a section of the paper ("the-thao"), not a headline. */
const LEAST_WORDS = 4;

/** The words of the longest part of an address's path, "cong-bo-khu-di-tich-8905041.html", without numbers of the page. */
export function wordsOfAddress(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const parts = new URL(url).pathname.split('/').map((part) =>
    part
      .replace(/\.\w+$/u, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== '' && !/^\d{5,}$/u.test(word)),
  );
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), []);
}

/** Whether the article's title, or the address of its page where papers put it, says what the text says. */
export function isHeadlineOf(article: Pick<Article, 'title' | 'url'>, text: string): boolean {
  const line = foldedLine(text);
  if (article.title !== null && line !== '' && foldedLine(article.title) === line) return true;
  const address = new Set(article.url === null ? [] : wordsOfAddress(article.url));
  const words = new Set(line.trim().split(' '));
  if (address.size < LEAST_WORDS) return false;
  const common = [...words].filter((word) => address.has(word)).length;
  return common / Math.max(words.size, address.size) >= NAMED;
}

/** Whole sentences of the body, or of a caption by its place. */
export interface HeldSentences extends Span {
  readonly caption: number | null;
}

/**
 * The sentences of an article that hold the pasted text word for word, whatever its marks, case and punctuation;
 * null when none do. Words are compared, offsets are the splitter's.
 */
export function sentencesHolding(
  article: Pick<Article, 'text' | 'captions'>,
  pasted: string,
): HeldSentences | null {
  const wanted = foldedLine(pasted);
  if (wanted === '') return null;
  for (const caption of [null, ...article.captions.keys()]) {
    const text = textOf(article, caption);
    let line = ' ';
    const ends: Array<{ readonly span: Span; readonly end: number }> = [];
    for (const span of splitSentences(text)) {
      line += foldedLine(text.slice(span.start, span.end)).slice(1);
      ends.push({ span, end: line.length });
    }
    const at = line.indexOf(wanted);
    if (at < 0) continue;
    // The space after the last word belongs to what comes before the next sentence.
    const first = ends.find(({ end }) => end > at + 1);
    const last = ends.find(({ end }) => end >= at + wanted.length);
    if (first && last) return { caption, start: first.span.start, end: last.span.end };
  }
  return null;
}

const CREDIT_BEHIND = /\s*\((?:ảnh|nguồn|theo|clip|video|đồ họa|photo|source)(?!\p{L})[^()]{0,60}\)[\s.]*$/iu;
const PAPER_BEFORE = /^\(\p{Lu}[^()]{1,30}\) ?[-–—] ?/u;

/** A pasted text without what a paper puts around it: "(Dân trí) - …" and "… (Ảnh: VGP)". */
export function withoutCredits(text: string): string {
  return text.trim().replace(PAPER_BEFORE, '').replace(CREDIT_BEHIND, '');
}
