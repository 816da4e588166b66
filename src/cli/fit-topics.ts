// Fits the numbers of core/fitted-topics.ts on the topics for fitting, and prints that file's constants.
import type { ComparedArticle } from '../app/preview-topic.js';
import type { Collection } from '../compose.js';
import { type LogisticModel, logistic } from '../core/confidence.js';
import { type Example, fitLogistic } from '../core/fit-logistic.js';
import { collected } from '../core/in-turn.js';
import type { Output } from './terminal-text.js';
import { type JudgedTopic, readJudgedTopics } from './topic-set.js';

const FOLDS = 5;
const PENALTY = 1;
/** Articles of a topic that weigh as one each; those of topics with more share this weight. */
const WEIGHT = 25;
/** Articles that are not about a topic, the nearest to it, from which is learnt. */
const STRANGERS = 300;
/** Precision that each step of `TOPIC_THRESHOLDS` is to have; the third is the default. */
const PRECISIONS = [0.65, 0.8, 0.9, 0.95];

interface Row extends Example {
  readonly signals: readonly number[];
}

interface Sample {
  readonly topic: JudgedTopic;
  readonly english: boolean;
  readonly rows: readonly Row[];
  /** Articles about it that are not among the rows: nothing matches them. */
  readonly missed: number;
  readonly weight: number;
}

function sampleOf(
  topic: JudgedTopic,
  compared: readonly ComparedArticle[],
  known: ReadonlySet<string>,
): Sample {
  const about = new Set(topic.articles.filter((key) => known.has(key)));
  const weight = Math.min(1, WEIGHT / Math.max(1, about.size));
  const rows = compared.flatMap(({ key, signals }) =>
    signals === null ? [] : [{ signals, weight, label: about.has(key) ? (1 as const) : (0 as const) }],
  );
  const nearness = ({ signals }: Row): number => signals.reduce((sum, signal) => sum + signal, 0);
  const strangers = rows
    .filter(({ label }) => label === 0)
    .sort((one, other) => nearness(other) - nearness(one));
  const right = rows.filter(({ label }) => label === 1);
  const english = compared[0]?.english ?? false;
  const missed = about.size - right.length;
  return { topic, english, rows: [...right, ...strangers.slice(0, STRANGERS)], missed, weight };
}

/** Topics with the same articles, in two languages or without marks, fall into one fold. */
function foldsOf(samples: readonly Sample[]): Map<Sample, number> {
  const folds = new Map<string, number>();
  return new Map(
    samples.map((sample) => {
      const group = sample.topic.articles[0] ?? sample.topic.id;
      const fold = folds.get(group) ?? folds.size % FOLDS;
      folds.set(group, fold);
      return [sample, fold];
    }),
  );
}

function fitted(samples: readonly Sample[]): LogisticModel {
  return fitLogistic(
    samples.flatMap(({ rows }) => rows),
    { penalty: PENALTY, intercept: true },
  );
}

interface Scored {
  readonly sample: Sample;
  readonly scores: readonly number[];
}

/** Scores of every topic by a model that has not seen it. */
function crossValidated(samples: readonly Sample[]): Scored[] {
  const folds = foldsOf(samples);
  return [...Array(FOLDS).keys()].flatMap((fold) => {
    const model = fitted(samples.filter((sample) => folds.get(sample) !== fold));
    return samples
      .filter((sample) => folds.get(sample) === fold)
      .map((sample) => ({ sample, scores: sample.rows.map(({ signals }) => logistic(model, signals)) }));
  });
}

function qualityAt(scored: readonly Scored[], threshold: number): { precision: number; recall: number } {
  let [right, given, wanted] = [0, 0, 0];
  for (const { sample, scores } of scored) {
    wanted += sample.weight * sample.missed;
    sample.rows.forEach(({ label }, i) => {
      wanted += sample.weight * label;
      if ((scores[i] ?? 0) < threshold) return;
      given += sample.weight;
      right += sample.weight * label;
    });
  }
  return { precision: given === 0 ? 1 : right / given, recall: wanted === 0 ? 1 : right / wanted };
}

function modelText(name: string, { intercept, weights }: LogisticModel): string {
  const list = weights.map((weight) => Number(weight.toFixed(2))).join(', ');
  return `export const ${name} = {\n  intercept: ${Number(intercept.toFixed(2))},\n  weights: [${list}],\n} as const;`;
}

/** Prints cross-validated precision and recall by threshold, and the constants. */
export async function fitTopics(
  file: string,
  collection: Pick<Collection, 'compareTopic' | 'store'>,
  { out, err }: { readonly out: Output; readonly err: Output },
): Promise<number> {
  const known = new Set((await collected(collection.store.list())).map(({ key }) => key));
  const samples: Sample[] = [];
  for (const topic of readJudgedTopics(file).filter(({ use }) => use === 'fit')) {
    samples.push(sampleOf(topic, await collection.compareTopic(topic.topic), known));
    err.write(`${topic.id} ${topic.topic}\n`);
  }
  const languages = [false, true].map((english) => samples.filter((sample) => sample.english === english));
  const byLanguage = languages.map(crossValidated);
  const all = byLanguage.flat();
  const steps = [...Array(94).keys()].map((step) => (step + 5) / 100);
  for (const [name, scored] of [
    ['all', all],
    ['not English', byLanguage[0]],
    ['English', byLanguage[1]],
  ] as const) {
    for (const threshold of steps.filter((_, i) => i % 5 === 0)) {
      const { precision, recall } = qualityAt(scored ?? [], threshold);
      out.write(
        `// ${name} ${threshold.toFixed(2)}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
      );
    }
  }
  const thresholds = PRECISIONS.map(
    (precision) => steps.find((step) => qualityAt(all, step).precision >= precision) ?? 0.98,
  );
  const models = languages.map(fitted);
  out.write(
    `// ${languages.map(({ length }) => length).join(' and ')} topics, ${samples.reduce((sum, { rows }) => sum + rows.length, 0)} articles\n`,
  );
  if (models[0]) out.write(`${modelText('TOPIC_MODEL', models[0])}\n`);
  if (models[1]) out.write(`${modelText('ENGLISH_TOPIC_MODEL', models[1])}\n`);
  out.write(`export const TOPIC_THRESHOLDS = [${thresholds.join(', ')}] as const;\n`);
  return 0;
}
