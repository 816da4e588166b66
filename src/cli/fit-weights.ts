// Fits the weights of passages and sentences on gathered samples, and tells how often the right ones come first.
import type { Weights } from '../app/ask.js';
import { fitRanking, type RankingGroup } from '../core/fit-ranking.js';
import { mean } from '../core/measures.js';
import { weightedSum } from '../core/weighted-sum.js';
import { FOLDS, type Row, type Sample } from './fit-samples.js';

/** Passages whose sentences compete; the same as in app/ask. */
const READ = 8;
const PASSAGE_PENALTY = 3;
const QUOTE_PENALTY = 3;

/**
 * A sample's sentences as `weights` of passages would have them: of the best passages alone, the signal at `relevanceAt`
 * set to how far their passage is below the best.
 */
function sentencesUnder(sample: Sample, weights: readonly number[], relevanceAt: number): Row[] {
  const relevance = sample.passages.map(({ signals }) => weightedSum(signals, weights));
  const order = [...relevance.keys()].sort((a, b) => (relevance[b] ?? 0) - (relevance[a] ?? 0));
  const read = new Set(order.slice(0, READ));
  const best = relevance[order[0] ?? 0] ?? 0;
  return sample.sentences
    .filter(({ passage }) => read.has(passage))
    .map((row) => ({ ...row, signals: row.signals.with(relevanceAt, (relevance[row.passage] ?? 0) - best) }));
}

function groupOf(rows: readonly Row[]): RankingGroup {
  return { rows: rows.map(({ signals }) => signals), right: rows.map(({ right }) => right) };
}

/** Weights of passages, then of sentences under them; `relevanceAt` as above. */
export function fitWeights(samples: readonly Sample[], relevanceAt: number): Weights {
  const asked = samples.filter(({ question, setting }) => question.answerable && setting === 'whole');
  const passages = fitRanking(
    asked.map((sample) => groupOf(sample.passages)),
    PASSAGE_PENALTY,
  );
  const quotes = fitRanking(
    asked.map((sample) => groupOf(sentencesUnder(sample, passages, relevanceAt))),
    QUOTE_PENALTY,
  );
  return { passages, quotes };
}

/** For every fold, the weights that have not seen it. */
export function fitByFold(samples: readonly Sample[], relevanceAt: number): Weights[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(
      samples.filter((sample) => sample.fold !== fold),
      relevanceAt,
    ),
  );
}

function first(rows: readonly Row[], weights: readonly number[]): Row | undefined {
  return rows.reduce<Row | undefined>(
    (most, row) =>
      most === undefined || weightedSum(row.signals, weights) > weightedSum(most.signals, weights)
        ? row
        : most,
    undefined,
  );
}

export const share = (values: readonly boolean[]): string => mean(values.map(Number)).toFixed(3);

/** Right article, passage and quote first, cross-validated, by kind of question and over all. */
export function rankingReport(
  samples: readonly Sample[],
  byFold: readonly Weights[],
  relevanceAt: number,
): string[] {
  const asked = samples.filter(({ question, setting }) => question.answerable && setting === 'whole');
  const rows = asked.map((sample) => {
    const weights = byFold[sample.fold] ?? { passages: [], quotes: [] };
    const passage = first(sample.passages, weights.passages);
    const sentence = first(sentencesUnder(sample, weights.passages, relevanceAt), weights.quotes);
    return {
      kind: sample.question.kind,
      article: passage?.ofArticle === true,
      passage: passage?.right === true,
      sentence: sentence?.right === true,
    };
  });
  const line = (name: string, some: typeof rows): string =>
    `// ${name}: article ${share(some.map(({ article }) => article))}, passage ${share(some.map(({ passage }) => passage))}, sentence ${share(some.map(({ sentence }) => sentence))} of ${some.length}`;
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  return [
    line(`first and right, ${FOLDS}-fold`, rows),
    ...kinds.map((kind) =>
      line(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
  ];
}
