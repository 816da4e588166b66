// Tells whether the newest is asked for ("tin mới nhất", "latest"), and puts the newest first among what fits as well.
import type { StoredChunk } from './ports.js';
import { foldText } from './text.js';

/** Without marks. "Gần nhất" alone is also said of places, so that it takes a word for something that happens. */
const NEWEST =
  /(?<![\p{L}\d])(?:moi (?:day )?nhat|gan day nhat|(?:lan|tin|bai|cuoc|phien|vu|tran|chuyen|dot|ky|nam|thang|ngay|thoi gian|hoi nghi|phat bieu|su kien)(?: \p{L}+){0,3} gan nhat|latest|most recent|newest)(?!\p{L})/u;

/** Whether a question asks for the newest: an order among articles, not a time. */
export function asksForNewest(question: string): boolean {
  return NEWEST.test(foldText(question));
}

/**
 * How far below the best something may be and still go before it for being newer: both in log odds. Set by reason, not fitted: development questions hardly ask so.
 */
export const NEWEST_REACH = { passages: 1.5, sentences: 0.8 } as const;

/** How what is ranked is looked at. */
interface Sight<T> {
  scoreOf(one: T): number;
  chunkOf(one: T): Pick<StoredChunk, 'article'>;
}

/**
 * `ranked` (best first) as it is, unless the newest is asked for: then those at most `reach` below the best come
 * first, the newest article leading and undated ones last; equal days and all the others keep their order.
 */
export function newestFirst<T>(
  { newest }: { readonly newest: boolean },
  ranked: readonly T[],
  reach: number,
  { scoreOf, chunkOf }: Sight<T>,
): readonly T[] {
  const [best] = ranked;
  if (!newest || best === undefined) return ranked;
  const day = (one: T): string => {
    const article = chunkOf(one).article;
    return article.date?.day ?? article.eventDay ?? '';
  };
  const isNear = (one: T): boolean => scoreOf(best) - scoreOf(one) <= reach;
  const byDay = (a: T, b: T): number => (day(a) === day(b) ? 0 : day(a) < day(b) ? 1 : -1);
  return [...ranked.filter(isNear).sort(byDay), ...ranked.filter((one) => !isNear(one))];
}
