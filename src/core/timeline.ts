// Puts quotes into the order of the days they tell of, and lets each story count once a day.
import type { Quote } from './answer.js';
import type { StoryOf } from './choose-quotes.js';
import { keptInTurn } from './in-turn.js';
import { foldedLine } from './look-up.js';
import type { ScoredSentence } from './quote.js';

type Dated = Pick<Quote, 'date' | 'eventDay'>;

/** The day `YYYY-MM-DD` an article is placed by: that of the event where it names one, else that of publication. */
export function placedDay({ date, eventDay }: Dated): string | null {
  return eventDay ?? date?.day ?? null;
}

/** Oldest day first, on one day by the time of publication; those without a day last. The order is otherwise kept. */
export function inOrderOfDays<Item extends Dated>(items: readonly Item[]): Item[] {
  const moment = (item: Item): string => {
    const day = placedDay(item);
    return day === null ? '~' : `${day} ${item.date?.day ?? day} ${item.date?.time ?? '99'}`;
  };
  const keyed = items.map((item) => ({ item, at: moment(item) }));
  return keyed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ item }) => item);
}

/** Of sentences, best first, the best one of each story and day; no two of a day in the same words. */
export async function onePerStoryAndDay(
  sentences: readonly ScoredSentence[],
  storyOf: StoryOf,
): Promise<ScoredSentence[]> {
  const seen = new Set<string>();
  return await keptInTurn(sentences, async ({ text, passage: { chunk } }) => {
    const { key } = chunk.article;
    const place = JSON.stringify([(await storyOf(key)) ?? `alone ${key}`, placedDay(chunk.article)]);
    const words = `${placedDay(chunk.article)}${foldedLine(text)}`;
    if (seen.has(place) || seen.has(words)) return false;
    seen.add(place).add(words);
    return true;
  });
}

/** Items on one page at most: what a phone shows in some three screens. */
export const TIMELINE_PAGE = 10;
