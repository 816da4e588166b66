// The articles that `bench` ingests: a file's or folder's, or the sample ones over and over, each time in other words.
import type { ReadSources } from '../compose-sources.js';
import type { RawArticle } from '../core/source-item.js';

/** The text with its paragraphs turned round by `turns`, so that its chunks are cut elsewhere. */
function turned(text: string, turns: number): string {
  const paragraphs = text.split(/\n{2,}/u);
  const at = turns % paragraphs.length;
  return [...paragraphs.slice(at), ...paragraphs.slice(0, at)].join('\n\n');
}

/** The first `limit` articles at `paths`. Fewer are repeated under other keys, their paragraphs in another order. */
export async function benchArticles(
  read: ReadSources,
  paths: readonly string[],
  limit: number,
): Promise<RawArticle[]> {
  const found: RawArticle[] = [];
  for await (const item of read(paths)) {
    if (item.kind === 'article') found.push(item.article);
    if (found.length === limit) break;
  }
  if (found.length === 0) return [];
  return Array.from({ length: limit }, (_, i) => {
    const raw = found[i % found.length] as RawArticle;
    const round = Math.floor(i / found.length);
    return round === 0 ? raw : { ...raw, key: `${raw.key}#${round}`, text: turned(raw.text, round) };
  });
}
