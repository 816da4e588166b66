// Cuts an article into chunks of whole sentences with offsets, and writes the text that is embedded for each.
import { type Article, headlineOf, outletOf, textOf } from './article.js';
import { formatDay } from './dates.js';
import type { ReadablePassage } from './reader.js';
import { type Span, splitSentences } from './sentences.js';
import { countSyllables, syllables } from './text.js';

/** A slice of the body, or of one caption: `textOf(article, caption).slice(start, end)`. */
export interface Chunk {
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
}

/** Syllables a chunk has at least (but for a short rest) and at most (but for one long sentence). */
const LEAST = 60;
const MOST = 160;
/** A sentence longer than this is cut at a comma or a space: the model reads about 350 syllables at once. */
const LONGEST_SENTENCE = 240;

/** Cuts a span that is too long after commas and semicolons, or, failing those, between words. */
function cutLongSentence(text: string, span: Span): Span[] {
  const words = syllables(text.slice(span.start, span.end));
  if (words.length <= LONGEST_SENTENCE) return [span];
  const pieces: Span[] = [];
  let from = 0;
  let first = 0;
  while (words.length - first > MOST) {
    let last = first + MOST - 1;
    for (let i = last; i > first + LEAST; i--) {
      const [word, next] = [words[i], words[i + 1]];
      if (word && next && /[,;:]/u.test(text.slice(span.start + word.end, span.start + next.start))) {
        last = i;
        break;
      }
    }
    const next = words[last + 1];
    if (!next) break;
    const piece = text.slice(span.start + from, span.start + next.start).trimEnd();
    pieces.push({ start: span.start + from, end: span.start + from + piece.length });
    from = next.start;
    first = last + 1;
  }
  pieces.push({ start: span.start + from, end: span.end });
  return pieces;
}

function chunkText(text: string): Span[] {
  const sentences = splitSentences(text).flatMap((span) => cutLongSentence(text, span));
  const chunks: Array<Span & { size: number }> = [];
  let open: (Span & { size: number }) | null = null;
  for (const sentence of sentences) {
    const size = countSyllables(text.slice(sentence.start, sentence.end));
    const startsParagraph: boolean = open !== null && text.slice(open.end, sentence.start).includes('\n');
    if (open && (open.size + size > MOST || (startsParagraph && open.size >= LEAST))) {
      chunks.push(open);
      open = null;
    }
    open = open ? { start: open.start, end: sentence.end, size: open.size + size } : { ...sentence, size };
  }
  if (open) chunks.push(open);
  const rest = chunks.at(-1);
  const before = chunks.at(-2);
  if (rest && before && rest.size < LEAST && before.size + rest.size <= MOST) {
    chunks.splice(-2, 2, { start: before.start, end: rest.end, size: before.size + rest.size });
  }
  return chunks.map(({ start, end }) => ({ start, end }));
}

/**
 * The chunks of an article: its body in runs of about 60 to 160 syllables that keep sentences whole and paragraphs
 * together, then one chunk for each caption. Every chunk is a slice; together they hold every sentence once.
 */
export function chunkArticle(article: Pick<Article, 'text' | 'captions'>): Chunk[] {
  const body = chunkText(article.text).map((span) => ({ caption: null, ...span }));
  const captions = article.captions.flatMap((text, caption) =>
    chunkText(text).map((span) => ({ caption, ...span })),
  );
  return [...body, ...captions];
}

/** A chunk as it is read: title, day and source as header, so that "hai bên" is found by the partner's name, then its text. */
export function passageParts(article: Article, chunk: Chunk): ReadablePassage {
  const day = article.date?.day ?? article.eventDay;
  const head = [headlineOf(article), day ? formatDay(day, 'vi') : null, outletOf(article)].filter(
    (part) => part !== null,
  );
  return {
    header: head.join(' · '),
    text: textOf(article, chunk.caption).slice(chunk.start, chunk.end),
  };
}

/** What is embedded and searched for a chunk: its header, then the chunk. Only the chunk itself is ever quoted. */
export function passageText(article: Article, chunk: Chunk): string {
  const { header, text } = passageParts(article, chunk);
  return `${header}\n${text}`;
}
