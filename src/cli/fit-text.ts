// Writes fitted numbers as the constants of core/fitted.ts and core/fitted-reader.ts.
import type { Weights } from '../app/ask.js';
import type { ConfidenceModel } from '../core/confidence.js';

const list = (values: readonly number[], digits = 2): string =>
  `[${values.map((value) => value.toFixed(digits)).join(', ')}]`;

export interface Fitted extends Weights {
  readonly model: ConfidenceModel;
  readonly threshold: number;
}

/** The constants, with the names that either file has for them. */
export function constantsOf({ passages, quotes, model, threshold }: Fitted, isReader: boolean): string[] {
  const before = isReader ? 'READER_' : '';
  return [
    `export const ${before}PASSAGE_WEIGHTS: readonly number[] = ${list(passages)};`,
    `export const ${before}QUOTE_WEIGHTS: readonly number[] = ${list(quotes)};`,
    `export const ${isReader ? 'READER_CONFIDENCE' : 'CONFIDENCE_MODEL'} = {`,
    `  subject: { intercept: ${model.subject.intercept.toFixed(2)}, weights: ${list(model.subject.weights)} },`,
    `  answer: { intercept: ${model.answer.intercept.toFixed(2)}, weights: ${list(model.answer.weights)} },`,
    '} as const;',
    `export const ${isReader ? 'READER_THRESHOLD' : 'DEFAULT_THRESHOLD'} = ${threshold};`,
  ];
}
