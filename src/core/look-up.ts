// Tells a pasted sentence or headline from a question, and finds the very sentences of an article that it holds.
import { type Article, textOf } from './article.js';
import type { Manner } from './manner.js';
import { type Span, splitSentences } from './sentences.js';
import { foldedForm, foldText, hasMarks, syllables } from './text.js';

/** Fewer syllables name a subject ("hợp tác với Nga") and are a question about it. */
const LEAST_SYLLABLES = 6;
/** From so many syllables on a text without a question word is a sentence, found or not. */
export const SENTENCE_SYLLABLES = 14;

/** Words that ask, over words parted by single spaces; without marks more of them mean something else too. */
const ASKS =
  /(?:^| )(?:ai|gì|nào|đâu|bao nhiêu|bao giờ|bao lâu|bao xa|bao nhiêu|mấy|vì sao|tại sao|làm sao|thế nào|ra sao|hay không|phải không|chưa|không|hả|nhỉ|who|whom|whose|what|when|where|why|how|which|is there|are there|do you|does|did)(?: |$)/u;
const ASKS_UNMARKED = new RegExp(foldText(ASKS.source).replace('|chua|khong|', '|'), 'u');
/** A question typed in haste ends in what is wanted to know. */
const WANTS =
  /^(?:cho (?:tôi |mình |em )?(?:biết|hỏi|xem)|hỏi|tìm|liệt kê|kể tên|nêu|nói về|tóm tắt|giải thích|so sánh|find|list|name|tell|show|give|explain|summari[sz]e|describe)(?: |$)/u;

/** Whether a text asks nothing and is long enough to be looked up as it stands. */
export function isPasted(text: string, manner: Manner): boolean {
  const words = syllables(text);
  if (words.length < LEAST_SYLLABLES || /\?\s*["”»]?\s*$/u.test(text.trim())) return false;
  if (manner.personal || manner.order || manner.chat) return false;
  const line = words.map(({ text: word }) => word.toLowerCase()).join(' ');
  return !WANTS.test(line) && !(hasMarks(text) ? ASKS : ASKS_UNMARKED).test(line);
}

/** A text as its folded words, with a space on either side of each, so that whole words are compared. */
export function foldedLine(text: string): string {
  const words = syllables(text).map(({ text: word }) => foldedForm(word));
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
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
