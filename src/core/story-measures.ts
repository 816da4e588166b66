// How well articles were grouped, against groups known beforehand: by pairs (each pair counts) and B³ (each article counts).

export interface GroupingScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** An article's known group and the one it was put into. */
export interface Grouped {
  readonly known: string;
  readonly found: string;
}

function scoreOf(precision: number, recall: number): GroupingScore {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function countsBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const pairsIn = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);

function tables(articles: readonly Grouped[]) {
  return {
    known: countsBy(articles.map(({ known }) => known)),
    found: countsBy(articles.map(({ found }) => found)),
    both: countsBy(articles.map(({ known, found }) => JSON.stringify([known, found]))),
  };
}

/** Over pairs of articles: of those put together, how many belong together, and the other way round. No pair is perfect. */
export function pairwiseScore(articles: readonly Grouped[]): GroupingScore {
  const { known, found, both } = tables(articles);
  const right = pairsIn(both);
  const [together, belonging] = [pairsIn(found), pairsIn(known)];
  return scoreOf(together === 0 ? 1 : right / together, belonging === 0 ? 1 : right / belonging);
}

/** B³ (Bagga and Baldwin 1998): the share of its own among an article's group, found and known, meant over all articles. */
export function bCubedScore(articles: readonly Grouped[]): GroupingScore {
  const { known, found, both } = tables(articles);
  let [precision, recall] = [0, 0];
  for (const article of articles) {
    const own = both.get(JSON.stringify([article.known, article.found])) ?? 0;
    precision += own / (found.get(article.found) ?? 1);
    recall += own / (known.get(article.known) ?? 1);
  }
  const all = Math.max(articles.length, 1);
  return scoreOf(precision / all, recall / all);
}
