// Measures the matching of topics on judged articles of the stored collection, topic by topic and over all.
import { openCollection } from '../compose.js';
import { TOPIC_THRESHOLD } from '../core/fitted-topics.js';
import { keptInTurn } from '../core/in-turn.js';
import type { EvalContext } from './eval.js';
import { tableOf } from './terminal-text.js';
import { readJudgedTopics } from './topic-set.js';

interface Counts {
  readonly right: number;
  readonly given: number;
  readonly wanted: number;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const shown = (value: number | null): string => (value === null ? '–' : (value * 100).toFixed(1));

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return share(
    known.reduce((sum, value) => sum + value, 0),
    known.length,
  );
}

function rowOf(name: string, { right, given, wanted }: Counts): string[] {
  return [name, String(wanted), String(given), shown(share(right, given)), shown(share(right, wanted))];
}

/** Prints precision and recall at the default threshold. Topics that were fitted on stand apart from those that judge. */
export async function evalTopics(
  file: string,
  flags: { readonly json?: boolean },
  { config, log, out }: EvalContext,
): Promise<number> {
  const topics = readJudgedTopics(file);
  const collection = await openCollection(config, log, { reader: 'none' });
  try {
    const rows: Array<Counts & { use: string; name: string }> = [];
    for (const { id, use, topic, articles } of topics) {
      const compared = await collection.compareTopic(topic);
      const matching = compared.flatMap(({ key, score }) => (score >= TOPIC_THRESHOLD ? [key] : []));
      const wanted = new Set(
        await keptInTurn(articles, async (key) => (await collection.store.hashOf(key)) !== null),
      );
      const right = matching.filter((key) => wanted.has(key)).length;
      rows.push({ use, name: `${id} ${topic}`, right, given: matching.length, wanted: wanted.size });
    }
    if (flags.json) out.write(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      const head = ['topic', 'relevant', 'matched', 'precision %', 'recall %'];
      const body = ['fit', 'judge'].flatMap((use) => {
        const of = rows.filter((row) => row.use === use);
        const sum = (pick: (row: Counts) => number): number => of.reduce((all, row) => all + pick(row), 0);
        const all = { right: sum((r) => r.right), given: sum((r) => r.given), wanted: sum((r) => r.wanted) };
        const mean = [
          `${use}: mean of topics`,
          '',
          '',
          shown(meanOf(of.map((row) => share(row.right, row.given)))),
          shown(meanOf(of.map((row) => share(row.right, row.wanted)))),
        ];
        return [...of.map((row) => rowOf(row.name, row)), rowOf(`${use}: all`, all), mean];
      });
      out.write(tableOf(out, head, [40, 10, 10, 12, 10], body));
    }
    return 0;
  } finally {
    await collection.close();
  }
}
