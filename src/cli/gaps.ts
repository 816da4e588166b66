// The `gaps` command: what people asked about and the collection lacked, as JSON for programs or as a table for people.
import type { FindGaps } from '../app/find-gaps.js';
import { dayAt, formatDay } from '../core/dates.js';
import { type Output, plain, tableOf, type Words } from './terminal-text.js';

export interface GapsCommandDependencies {
  readonly find: FindGaps;
  readonly words: Words;
  readonly out: Output;
}

const COLUMNS = ['people', 'questions', 'last', 'example', 'nearest'] as const;
const WIDTHS = [7, 7, 12, 44, 36];

/** Writes the gaps, what most people asked about first; with `json` as one array. */
export async function gapsCommand(
  { json = false }: { readonly json?: boolean },
  { find, words, out }: GapsCommandDependencies,
): Promise<void> {
  const gaps = await find();
  if (json) {
    const rows = gaps.map(({ last, ...gap }) => ({ ...gap, last: new Date(last).toISOString() }));
    out.write(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  const rows = gaps.map(({ people, questions, last, example, nearest }) => [
    String(people),
    String(questions),
    formatDay(dayAt(last), words.locale),
    plain(example),
    nearest === null ? '–' : plain(nearest),
  ]);
  const head = COLUMNS.map((name) => words(`gaps-column-${name}`));
  if (rows.length > 0) out.write(tableOf(out, head, WIDTHS, rows));
  out.write(`${words('gaps-count', { count: rows.length })}\n`);
}
