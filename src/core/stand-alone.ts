// Tells whether a quote can be read alone, and where the article says whom or what it speaks of when it cannot.
import { type Span, splitSentences } from './sentences.js';

/** Openings that lean on what came before: pronouns, links, "at the meeting". */
const LEANING =
  /^(?:["“*–-] ?)?(?:Ông|Bà|Anh|Chị|Cô|Họ|Hai bên|Các bên|Hai bộ|Hai nước|Đồng thời|Bên cạnh đó|Ngoài ra|Theo đó|Tại đây|Tại đó|Tại (?:buổi|cuộc)|Do đó|Vì vậy|Điều này|Việc này|Trong đó|Đây|Sau đó|Trước đó|Cũng|Nhân dịp này|Người này|Nạn nhân|Cuộc gặp|Buổi|Trên tinh thần đó|He|She|They|It)(?!\p{L})/u;
const BOTH_SIDES = /(?<!\p{L})(?:hai|đôi|các) bên(?!\p{L})/iu;
const NAME = /\p{Lu}[\p{Ll}\p{M}]+(?: \p{Lu}[\p{L}\p{M}]*)+/u;
/** A paragraph that opens a new subject inside an article. */
const SECTION = /^(?:[*•#]|\p{Lu}+:)/u;
/** How far back, in sentences, the one that names the subject is looked for. */
const REACH = 6;

/** Whether a sentence does not itself say who or what it speaks of. */
export function leans(sentence: string): boolean {
  return LEANING.test(sentence) || BOTH_SIDES.test(sentence.slice(0, 60));
}

/**
 * The nearest sentence before `start` in the same part of the article that stands alone and holds a name; null when
 * there is none near. Offsets count into `text`.
 */
export function namingSentence(text: string, start: number): Span | null {
  const before = splitSentences(text).filter(({ end }) => end <= start);
  for (const span of before.reverse().slice(0, REACH)) {
    const sentence = text.slice(span.start, span.end);
    if (!leans(sentence) && NAME.test(sentence)) return span;
    if (SECTION.test(sentence)) return null;
  }
  return null;
}

/** The paragraph around a span, in `text`. */
export function paragraphAround(text: string, span: Span): Span {
  const start = text.lastIndexOf('\n', span.start) + 1;
  const end = text.indexOf('\n', span.end);
  return { start, end: end < 0 ? text.length : end };
}
