// The thread that holds the reader's ONNX session: it reads one question with one passage at a time.
//
// One pair per run, never a batch: the int8 model scales its activations over the whole batch, so that what is read of a
// passage would depend on those beside it.
import { Tensor } from '@xenova/transformers';
import { AppError } from '../core/errors.js';
import type { PassageReading, ReadablePassage } from '../core/reader.js';
import { serveCalls } from '../threads/worker-call.js';
import { type FilesOrder, integers, type LoadedFiles, loadFiles, rowOf } from './loaded-model.js';
import { type PairForm, type Pieces, pairOf } from './reader-pair.js';

export interface ReadOrder {
  readonly question: string;
  readonly passage: ReadablePassage;
}

export type ReaderMethods = {
  /** Loads the model and reads a word with it. */
  load(order: FilesOrder & { readonly form: PairForm }): Promise<void>;
  read(order: ReadOrder): Promise<PassageReading>;
};

interface LoadedReader {
  readonly model: LoadedFiles['model'];
  readonly pieces: Pieces;
  readonly form: PairForm;
}

let loaded: LoadedReader | null = null;

async function load({ form, ...order }: Parameters<ReaderMethods['load']>[0]): Promise<void> {
  const { model, tokenizer } = await loadFiles(order);
  const [opening, closing] = tokenizer.encode('');
  if (opening === undefined || closing === undefined)
    throw new AppError('READING_FAILED', 'The tokenizer neither opens nor closes a text.');
  const encode = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false });
  loaded = { model, form, pieces: { encode, opening, closing } };
  await read({ question: 'a', passage: { header: 'a', text: 'a' } });
}

/** The numbers of one output of the graph, all of them finite. */
function numbersOf(output: unknown, name: string, count: number): Float32Array {
  const isWhole =
    output instanceof Tensor &&
    output.data instanceof Float32Array &&
    output.data.length === count &&
    output.data.every(Number.isFinite);
  if (!isWhole) throw new AppError('READING_FAILED', `The model returns no usable ${name}.`);
  return output.data as Float32Array;
}

const highest = (logits: Float32Array, from: number, to: number): number =>
  logits.subarray(from, to + 1).reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);

async function read({ question, passage }: ReadOrder): Promise<PassageReading> {
  if (!loaded) throw new AppError('READING_FAILED', 'No model is loaded.');
  const { model, pieces, form } = loaded;
  const { ids, asked, words } = pairOf(question, passage, form, pieces);
  const sides = integers(ids.map((_, place) => (place < asked ? 0 : 1)));
  const output: Readonly<Record<string, unknown>> = await model({ ...rowOf(ids), token_type_ids: sides });
  const [relevance] = numbersOf(output.relevance, 'relevance', 1);
  const first = numbersOf(output.start, 'start', ids.length);
  const last = numbersOf(output.end, 'end', ids.length);
  const reading = {
    relevance: relevance as number,
    nowhere: (first[0] as number) + (last[0] as number),
    words: words.map(({ start, end, from, to }) => ({
      start,
      end,
      // Quotation marks and full stops are tokens of the word they stand at, and no part of the answer.
      first: highest(first, from, to),
      last: highest(last, from, to),
    })),
  };
  for (const tensor of Object.values(output)) if (tensor instanceof Tensor) tensor.dispose();
  return reading;
}

serveCalls<ReaderMethods>({ load, read });
