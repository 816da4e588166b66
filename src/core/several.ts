// Questions that ask for several things, each of which another article may tell: how they are known, and what is read.
import { furtherOfHolder } from './office-holders.js';
import type { Question } from './question.js';
import type { ReadPassage } from './reading.js';

/** "những nước nào", "các vụ gì", "những ai"; not "các nước đã ký gì", which asks for one thing that several did. */
const SEVERAL =
  /(?<!\p{L})(?:những|các) (?:(?!(?:đã|đang|sẽ|bị|được|phải|nên|nói|làm|có|là|bàn|họp|(?<!cuộc )gặp|ký|muốn|cho|về|khi|lúc) )[\p{L}\p{N}-]+ ){0,5}?(?:nào|gì|ai|đâu)(?!\p{L})/u;
/** "Kể tên các tỉnh …", "Liệt kê những cuộc gặp …". */
const LISTED = /^(?:hãy |xin )?(?:kể|liệt kê|nêu|điểm|thống kê)(?: tên| ra| lại)* (?:những|các)(?!\p{L})/u;
/** A subject without a question: "Các vụ cháy ở Hà Nội". */
const SUBJECT = /^(?:những|các) /u;
const ASKING =
  /(?<!\p{L})(?:nào|gì|ai|đâu|sao|mấy|bao nhiêu|bao giờ|bao lâu|khi|lúc|không|chưa|là)(?!\p{L})/u;
const ENGLISH =
  /\b(?:which|what) (?:(?!of )[\w-]+ ){0,2}?(?!(?:is|was|has|does|this|news|process|business|status|series|us|his)\b)(?:[\w-]{2,}s|people|men|women|children) (?:are|were|have|had|do|did|will|can|could|in|of|from|that|at|on|to|\w+ed|took|met|won|held|sent|made)\b|^(?:please )?(?:list|name) (?:all |the |all the )?\w+|^who (?:are|were|have) /u;

/** Whether every article that answers deserves a quote of its own: "những nước nào…", "which countries…". */
export function asksForSeveral({ marked, language }: Pick<Question, 'marked' | 'language'>): boolean {
  const text = marked.toLowerCase();
  if (language === 'en') return ENGLISH.test(text);
  return SEVERAL.test(text) || LISTED.test(text) || (SUBJECT.test(text) && !ASKING.test(text));
}

/** Articles quoted at most for a question for several things: what fits one message on a phone without long scrolling. */
export const MOST_ARTICLES = 5;

/**
 * The ranked passages whose sentences are read: the best `most`, and for a question for several things also the best of
 * each further article, up to `MOST_ARTICLES`, for one after the holder of an office those that tell who it is.
 */
export function passagesToRead<T extends ReadPassage>(
  question: Question,
  ranked: readonly T[],
  most: number,
): readonly T[] {
  const best = ranked.slice(0, most);
  if (!asksForSeveral(question)) return [...best, ...furtherOfHolder(question, ranked, best)];
  const articles = new Set(best.map(({ chunk }) => chunk.article.id));
  const further = ranked.slice(most).filter(({ chunk }) => {
    if (articles.size >= MOST_ARTICLES || articles.has(chunk.article.id)) return false;
    articles.add(chunk.article.id);
    return true;
  });
  return [...best, ...further];
}
