// Quality beside speed: how often the first article that each side's default pipeline finds is the right one.
import { join } from 'node:path';
import { readQuestions } from '../../../src/cli/question-set.js';
import type { RawArticle } from '../../../src/core/source-item.js';
import type { Figure } from './figures.js';
import { type Bench, Rounds } from './measuring.js';
import { startSide } from './side.js';

const SIDES = ['ours', 'langchain', 'lancedb'];
const QUICK_QUESTIONS = 100;

/** `corpus`: all its articles. */
export async function measureQuality(
  bench: Bench,
  corpus: readonly RawArticle[],
  questionFile: string,
): Promise<Figure[]> {
  const known = readQuestions(questionFile).filter(({ articles }) => articles.length > 0);
  const questions = bench.options.quick ? known.slice(0, QUICK_QUESTIONS) : known;
  const hits = new Rounds();
  for (const name of SIDES) {
    const folder = join(bench.scratch, `quality-${name}`);
    const side = await startSide(name, name);
    try {
      if (name === 'lancedb') await side.call('fill', { files: folder, raws: corpus });
      else {
        await side.call('open', { folder, files: null });
        await side.call('ingest', name === 'langchain' ? { raws: corpus, folder } : corpus);
      }
      for (const { question, articles } of questions) {
        const { value } = await side.call<string[]>('ranked', question);
        hits.add(name, 0, articles.includes(value[0] ?? '') ? 1 : 0);
      }
    } finally {
      await side.close();
    }
  }
  const measure = { row: 'quality', size: null, measure: 'R@1', unit: '', better: 'more' } as const;
  return hits.figures(bench, measure).map((figure) => ({ ...figure, ...hits.mean(figure.side) }));
}
