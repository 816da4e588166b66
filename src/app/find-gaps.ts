// Finds what people asked about in the last month and the collection lacked.
import type { WordSearch } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import { type Gap, groupGaps } from '../core/gaps.js';
import type { Clock, Embedder } from '../core/ports.js';
import { readQuestionInFull } from '../core/question.js';
import type { QuestionLog } from '../core/question-log.js';
import { foldedTokens } from '../core/text.js';
import type { QuestionWording } from './question-wording.js';

export interface GapDependencies {
  readonly log: Pick<QuestionLog, 'lacked'>;
  readonly embedder: Pick<Embedder, 'model' | 'embedQuestion'>;
  readonly words: Pick<WordSearch, 'frequencies' | 'total'>;
  readonly clock: Clock;
  /** Puts marks back, without which the model reads a question badly; absent, questions are taken as typed. */
  readonly wordingOf?: QuestionWording;
}

/** What was lacked, what most people asked about first. */
export type FindGaps = () => Promise<Gap[]>;

const DAYS = 30;
const MOST_QUESTIONS = 5000;
/** Wordings compared, the newest: the pairs of more take longer than other chats should wait for. */
const MOST_WORDINGS = 200;

/** Makes the use case; vectors are kept from one time to the next. */
export function createFindGaps(dependencies: GapDependencies): FindGaps {
  const { log, embedder, words, clock, wordingOf } = dependencies;
  let vectors = new Map<string, Float32Array>();
  let model = '';
  const embed = async (text: string): Promise<Float32Array> =>
    embedder.embedQuestion((await readQuestionInFull(text, dayAt(clock()), wordingOf)).marked);
  return async () => {
    const asked = await log.lacked(clock() - DAYS * 86_400_000, MOST_QUESTIONS);
    const newest = new Map<string, string>();
    for (const { subject, text } of asked) if (!newest.has(subject)) newest.set(subject, text);
    const texts = [...newest.values()].slice(0, MOST_WORDINGS);
    const { fingerprint } = embedder.model;
    if (model !== fingerprint) vectors.clear();
    model = fingerprint;
    const known = new Map<string, Float32Array>();
    for (const text of texts) known.set(text, vectors.get(text) ?? (await embed(text)));
    vectors = known;
    const tokens = [...new Set(texts.flatMap(foldedTokens))];
    const frequencies = await words.frequencies('folded', tokens);
    const total = await words.total();
    const rarityOf = (token: string): number =>
      Math.log(1 + (total + 1) / ((frequencies.get(token) ?? 0) + 1));
    return groupGaps(asked, { vectorOf: (text) => known.get(text), rarityOf });
  };
}
