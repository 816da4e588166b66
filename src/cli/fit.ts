// The `fit` command: fits the weights of passages, quotes and confidence on development questions, and prints core/fitted.ts.
import { type Ask, type FindOptions, isOutOfDays, type Weights } from '../app/ask.js';
import type { Collection } from '../compose.js';
import { systemClock } from '../compose.js';
import { CONFIDENCE_SIGNALS } from '../core/confidence.js';
import { inTurn } from '../core/in-turn.js';
import { QUOTE_SIGNALS } from '../core/quote.js';
import {
  READER_CONFIDENCE_SIGNALS,
  READER_PASSAGE_SIGNALS,
  READER_QUOTE_SIGNALS,
  readerConfidenceSignals,
} from '../core/reader-signals.js';
import { PASSAGE_SIGNALS } from '../core/rerank.js';
import { confidenceReport, fitConfidence, type Judged } from './fit-confidence.js';
import { collectSamples, type Sample, withReader } from './fit-samples.js';
import { constantsOf } from './fit-text.js';
import { fitByFold, fitWeights, rankingReport } from './fit-weights.js';
import { countTo } from './progress.js';
import { readQuestions, readStrangers } from './question-set.js';
import type { Output, Words } from './terminal-text.js';

/** Which signal of a sentence is the relevance of its passage. */
const RELEVANCE_AT = {
  plain: QUOTE_SIGNALS.indexOf('relevance below the best passage'),
  reader: READER_QUOTE_SIGNALS.indexOf('relevance below the best passage'),
} as const;

type FindWeights = NonNullable<FindOptions['weights']>;

/** Files of questions about the collection, and of some that nothing in it answers. */
export interface FitFiles {
  readonly questions: readonly string[];
  readonly strangers: readonly string[];
}

interface FitOutput {
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
}

/** Runs `work` on every sample, showing how far it is. */
async function each<T>(
  samples: readonly Sample[],
  { words, err }: FitOutput,
  work: (sample: Sample) => Promise<T>,
): Promise<T[]> {
  const progress = countTo(samples.length, { output: err, words, clock: systemClock });
  const step = async (sample: Sample): Promise<T> => {
    const result = await work(sample);
    progress.step();
    return result;
  };
  return await inTurn(samples, step).finally(progress.stop);
}

/** Asks every sample under weights that have not seen its article. */
function judge(
  samples: readonly Sample[],
  ask: Pick<Ask, 'findings'>,
  weightsOf: (sample: Sample) => FindWeights,
  reads: boolean,
  output: FitOutput,
): Promise<Judged[]> {
  return each(samples, output, async (sample) => {
    const { only, question } = sample;
    const weights = weightsOf(sample);
    const found = await ask.findings(question.question, { only, weights });
    const [best] = found.sentences;
    const { readings } = found;
    const reader = best && readings ? readerConfidenceSignals(best, readings) : [];
    // What is refused for its days or asks nothing is judged by nothing else, and not read.
    const isNone = isOutOfDays(found) || (reads && readings === null);
    return { sample, signals: isNone ? null : found.signals, reader };
  });
}

/** The reader's numbers, fitted on top of the others: each sample under those that have not seen its article. */
async function fitReader(
  samples: readonly Sample[],
  byFold: readonly Weights[],
  ask: Pick<Ask, 'findings'>,
  output: FitOutput,
): Promise<string[]> {
  const read = await each(samples, output, (sample) => withReader(sample, ask, byFold[sample.fold]));
  const readerByFold = fitByFold(read, RELEVANCE_AT.reader);
  const weightsOf = ({ fold }: Sample): FindWeights => {
    const [weights, reader] = [byFold[fold], readerByFold[fold]];
    return { passages: [], quotes: [], ...weights, ...(reader && { reader }) };
  };
  const judged = await judge(read, ask, weightsOf, true, output);
  const { lines, threshold } = confidenceReport(judged);
  const fitted = { ...fitWeights(read, RELEVANCE_AT.reader), model: fitConfidence(judged), threshold };
  return [
    '// with the reader',
    ...rankingReport(read, readerByFold, RELEVANCE_AT.reader),
    ...lines,
    `// ${READER_PASSAGE_SIGNALS.length} passage signals, ${READER_QUOTE_SIGNALS.length} quote signals, ${READER_CONFIDENCE_SIGNALS.length} further confidence signals`,
    ...constantsOf(fitted, true),
  ];
}

/**
 * Prints what cross-validation gives, then the numbers fitted on all questions, to be put into core/fitted.ts; where the
 * collection has a reader, the same for it, to be put into core/fitted-reader.ts.
 */
export async function fitCommand(
  { questions: files, strangers }: FitFiles,
  collection: Pick<Collection, 'ask' | 'askWithout' | 'reads' | 'store'>,
  output: FitOutput,
): Promise<number> {
  const { words, out, err } = output;
  const { store, reads } = collection;
  const ask = reads ? collection.askWithout(['reader']).ask : collection.ask;
  const questions = [...files.flatMap(readQuestions), ...strangers.flatMap(readStrangers)];
  const gathering = countTo(questions.length, { output: err, words, clock: systemClock });
  const samples = await collectSamples(questions, { ask, store }, gathering.step).finally(gathering.stop);
  const byFold = fitByFold(samples, RELEVANCE_AT.plain);
  const weightsOf = ({ fold }: Sample): Weights => byFold[fold] ?? { passages: [], quotes: [] };
  const judged = await judge(samples, ask, weightsOf, false, output);
  const { lines, threshold } = confidenceReport(judged);
  const fitted = { ...fitWeights(samples, RELEVANCE_AT.plain), model: fitConfidence(judged), threshold };
  const plain = [
    ...rankingReport(samples, byFold, RELEVANCE_AT.plain),
    ...lines,
    `// ${PASSAGE_SIGNALS.length} passage signals, ${QUOTE_SIGNALS.length} quote signals, ${CONFIDENCE_SIGNALS.length} confidence signals`,
    ...constantsOf(fitted, false),
    '',
  ];
  out.write(plain.join('\n'));
  if (reads) {
    const reader = await fitReader(samples, byFold, collection.ask, output);
    out.write([...reader, ''].join('\n'));
  }
  return 0;
}
