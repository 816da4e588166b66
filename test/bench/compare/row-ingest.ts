// Taking articles in: each side in a fresh process into an empty store, in turns.
import { join } from 'node:path';
import type { Figure } from './figures.js';
import { type Bench, type Measure, megabytes, Rounds } from './measuring.js';
import { rotated, startSide } from './side.js';

const SIDES = ['ours', 'session', 'langchain'];

export async function measureIngest(bench: Bench): Promise<Figure[]> {
  const { raws, scratch, options } = bench;
  const [rates, spent, peaks] = [new Rounds(), new Rounds(), new Rounds()];
  for (let round = 0; round < options.rounds; round++)
    for (const name of rotated(SIDES, round)) {
      const folder = join(scratch, `ingest-${name}-${round}`);
      const side = await startSide(name, name);
      try {
        await side.call('open', { folder, files: null, ingests: true });
        const told = await side.call<{ seconds: number } | undefined>(
          'ingest',
          name === 'langchain' ? { raws, folder } : raws,
        );
        // The session counts its own time: its tokens are made beforehand.
        rates.add(name, round, raws.length / (told.value?.seconds ?? told.ms / 1000));
        spent.add(name, round, told.cpu / raws.length);
        peaks.add(name, round, megabytes(told.peak));
      } finally {
        await side.close();
      }
    }
  const at = (measure: string, unit: string, better: 'less' | 'more'): Measure => ({
    ...{ row: 'ingest', size: null, measure, unit, better },
  });
  return [
    ...rates.figures(bench, at('articles a second', '/s', 'more')),
    ...spent.figures(bench, at('processor time an article', 'ms', 'less')),
    ...peaks.figures(bench, at('peak memory', 'MB', 'less')),
  ];
}
