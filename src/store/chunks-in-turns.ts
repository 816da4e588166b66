// Reads many chunks a few at a time, so that nobody's question holds up what is done for others: their articles are long.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleStore } from '../core/article-store.js';

/** With their articles a few milliseconds from a cold disk, a tenth of one from memory. */
const AT_ONCE = 12;

/**
 * As `chunks`, but not of one moment: what is stored or removed meanwhile is seen by those that are read after it, and of an
 * article that is replaced chunks of both its states may be among them, each with its own.
 */
export function chunksInTurns(chunks: ArticleStore['chunks'], atOnce = AT_ONCE): ArticleStore['chunks'] {
  return async (ids) => {
    const read = await chunks(ids.slice(0, atOnce));
    for (let at = atOnce; at < ids.length; at += atOnce) {
      await nextTurn();
      read.push(...(await chunks(ids.slice(at, at + atOnce))));
    }
    return read;
  };
}
