// Puts a question's spelling right by the words of the collection: a Viterbi over what each word may have been meant to
// be, weighing how likely the slip is against how often the words stand side by side.
import { type Slip, slipOf } from './edit-distance.js';
import { inTurn } from './in-turn.js';
import { readTelex } from './telex.js';
import { hasMarks, rememberedFolded, rememberedTyped, type Syllable } from './text.js';
import type { Variant, Vocabulary } from './vocabulary.js';

/** How often words stand alone and side by side. */
export interface WordStatistics {
  /** Chunks in the collection. */
  readonly total: number;
  readonly vocabulary: Vocabulary;
  /** Chunks that hold each token (as core/text makes the typed ones); absent ones may be left out. */
  counts(tokens: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Lets others have the thread for a moment: a word far from all that is known is compared with every word there is. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** What one word may have been meant to be, in search form; `cost` is minus the logarithm of how likely such a slip is. */
export interface Reading extends Variant {
  readonly cost: number;
}

/** Readings of one word that are weighed, likeliest first. */
const MOST_READINGS = 8;
const SLIP_COST: Readonly<Record<Slip, number>> = {
  alike: 6,
  swapped: 6.5,
  doubled: 6.5,
  length: 7.5,
  'near-key': 7.5,
  other: 8.5,
};
const TWO_EDITS_COST = 12;
const TELEX_COST = 1.5;
/** A mark that should be another: hỏi and ngã, one of two marks left out, another tone, and all else ("tớ" is no "tổ"). */
const MARK_COST = { tilde: 4, missing: 4.5, tone: 7.5, other: 9.5 } as const;
/** Who typed marks looked at the word. */
const MARKED_SLIP_COST = 1;
/** Marks left out of a word among words that all have theirs; in proportion less where fewer do. */
const BARE_COST = 6.5;
/** Names are written in more ways than words are. */
const NAME_COST = 2;
/** From how many letters on a word may be of like sound with what was meant, off by one edit, and by two. */
const LEAST_EDITED = { alike: 2, one: 3, two: 7 } as const;
/** A foreign word this rare may still be a slip that somebody printed. */
const RARE = 2;

/** What people ask with and articles hardly write: counted as if this share of all chunks held it. */
const ASKED_SHARE = 0.1;
const ASKED = new Set(
  (
    'bao nhiêu bao_nhiêu mây2 thư2_mây2 mây2_lân1 mây2_giơ1 co2_mây2 la1_ai la1_gi1 gi1 ơ3_đâu ơ3 đâu khi_nao1 nao1 ' +
    'vi1_sao tai5_sao bao_giơ1 ai_la1 tên_gi1 la1_mây2 nhưng4_ai đươc5_mây2 đên2_mây2'
  ).split(' '),
);
const ASKED_WORDS = [...ASKED].filter((token) => !token.includes('_'));

/** Share of a pair's own count in its probability; the rest comes from the right word alone. */
const PAIR_WEIGHT = 0.9;
/** Chunks a word must stand in for its pairs to be trusted by half. */
const PAIR_DOUBT = 2;

/** Share in [0, 1] of the words that carry marks, over the share usual in Vietnamese text (two thirds). */
export function markedShare(words: readonly Syllable[]): number {
  const letters = words.filter(({ text }) => /^\p{L}+$/u.test(text));
  const marked = letters.filter(({ text }) => hasMarks(text)).length;
  return letters.length === 0 ? 0 : Math.min(1, marked / (letters.length * (2 / 3)));
}

const bareLetters = (typed: string): string => typed.replace(/[1-5]$/u, '');
const toneOf = (typed: string): string => /[1-5]$/u.exec(typed)?.[0] ?? '';

function markCost(typed: string, meant: string, marked: number): number {
  if (typed === meant) return 0;
  const folded = rememberedFolded(bareLetters(typed));
  if (typed === folded) return BARE_COST * marked;
  const [tone, other] = [toneOf(typed), toneOf(meant)];
  const sameLetters = bareLetters(typed) === bareLetters(meant);
  if (sameLetters && `${tone}${other}`.match(/34|43/u)) return MARK_COST.tilde;
  const lettersLeft = bareLetters(typed) === folded;
  if ((sameLetters && tone === '') || (tone === other && lettersLeft)) return MARK_COST.missing;
  return sameLetters ? MARK_COST.tone : MARK_COST.other;
}

/** Cost of the marks of a word whose letters change as well: they are compared as far as they can be. */
function marksBeside(typed: string, meant: string, marked: number): number {
  if (typed === rememberedFolded(bareLetters(typed)))
    return 0.5 * BARE_COST * marked * (toneOf(meant) === '' ? 0 : 1);
  return MARKED_SLIP_COST + (toneOf(typed) === toneOf(meant) ? 0 : MARK_COST.missing);
}

interface Asked {
  readonly typed: string;
  readonly known: number;
  readonly isName: boolean;
  readonly marked: number;
}

function edited({ typed, known, marked }: Asked, { vocabulary }: WordStatistics): Reading[] {
  const folded = rememberedFolded(bareLetters(typed));
  const lacking = known <= RARE;
  if (folded.length < LEAST_EDITED.alike) return [];
  const most = lacking && known === 0 && folded.length >= LEAST_EDITED.two ? 2 : 1;
  return vocabulary.near(folded, most).flatMap(({ folded: other, edits }) => {
    const kind = slipOf(folded, other);
    if (folded.length < LEAST_EDITED.one && kind !== 'alike') return [];
    const slip = edits > 1 ? TWO_EDITS_COST : SLIP_COST[kind];
    // The longer the word, the fewer others are near it by chance.
    const sure = lacking ? Math.min(4, Math.max(0, folded.length - 3)) : 0;
    return vocabulary
      .variants(other)
      .map((variant) => ({ ...variant, cost: slip - sure + marksBeside(typed, variant.typed, marked) }));
  });
}

/** Everything a word may have been meant to be, likeliest first, itself always among them. */
function readingsOf(asked: Asked, statistics: WordStatistics): Reading[] {
  const { typed, known, isName, marked } = asked;
  const own: Reading = { typed, chunks: known, cost: 0 };
  if (!/^\p{L}+[1-5]?$/u.test(typed)) return [own];
  const { vocabulary, total } = statistics;
  const folded = rememberedFolded(bareLetters(typed));
  const others: Reading[] = vocabulary
    .variants(folded)
    .filter((variant) => variant.typed !== typed)
    .map((variant) => ({ ...variant, cost: markCost(typed, variant.typed, marked) }));
  const telex = known <= RARE ? readTelex(typed) : null;
  if (telex !== null) {
    const meant = vocabulary
      .variants(rememberedFolded(bareLetters(telex)))
      .find((variant) => variant.typed === telex);
    if (meant) others.push({ ...meant, cost: TELEX_COST });
  }
  for (const word of ASKED_WORDS) {
    if (word !== typed && rememberedFolded(bareLetters(word)) === folded)
      others.push({ typed: word, chunks: 0, cost: markCost(typed, word, marked) });
  }
  others.push(...edited(asked, statistics));
  const best = new Map<string, Reading>();
  for (const one of others) {
    const cost = one.cost + (isName && one.cost > 0 && marked > 0 ? NAME_COST : 0);
    const before = best.get(one.typed);
    if (!before || before.cost > cost || before.chunks < one.chunks) best.set(one.typed, { ...one, cost });
  }
  const likelihood = ({ chunks, cost }: Reading): number => Math.log((chunks + 0.5) / (total + 1)) - cost;
  const sorted = [...best.values()].sort((a, b) => likelihood(b) - likelihood(a));
  return [own, ...sorted.slice(0, MOST_READINGS - 1)];
}

interface Counts {
  get(token: string): number;
}

interface State {
  readonly typed: string;
  readonly chunks: number;
  readonly score: number;
  readonly from: State | null;
}

function stepScore(
  left: State | null,
  right: Reading,
  { total, pairs }: { total: number; pairs: Counts },
): number {
  const alone = (right.chunks + 0.5) / (total + 1);
  if (left === null) return Math.log(alone) - right.cost;
  const pair = pairs.get(`${left.typed}_${right.typed}`) / Math.max(left.chunks, 1);
  const weight = (PAIR_WEIGHT * left.chunks) / (left.chunks + PAIR_DOUBT);
  // Whatever is unseen is worth the same behind an unknown word as behind a known one, or unknown words would draw.
  return Math.log(weight * pair + (1 - PAIR_WEIGHT) * alone) - right.cost;
}

function likeliest(
  readings: ReadonlyArray<readonly Reading[]>,
  statistics: { total: number; pairs: Counts },
): string[] {
  let states: State[] = [];
  for (const some of readings) {
    states = some.map((reading) => {
      const before = states.length > 0 ? states : [null];
      const ways = before.map((from) => ({
        from,
        score: (from?.score ?? 0) + stepScore(from, reading, statistics),
      }));
      const best = ways.reduce((most, way) => (way.score > most.score ? way : most));
      return { typed: reading.typed, chunks: reading.chunks, ...best };
    });
  }
  const path: string[] = [];
  let state = states.reduce<State | null>(
    (most, one) => (most && most.score >= one.score ? most : one),
    null,
  );
  for (; state; state = state.from) path.push(state.typed);
  return path.reverse();
}

/** A word that may be put right, or that stands as it is (`kept`: a number, an abbreviation, part of a meaning). */
export interface QuestionWord {
  readonly text: string;
  readonly kept: boolean;
}

/**
 * The words in search form as they were likely meant, one for each, the typed form of the word itself where nothing
 * better is known. `marked` is `markedShare` of the whole question.
 */
export async function correctWords(
  words: readonly QuestionWord[],
  marked: number,
  statistics: WordStatistics,
): Promise<string[]> {
  const typed = words.map(({ text }) => rememberedTyped(text));
  const neighbours = typed.slice(1).map((right, i) => `${typed[i]}_${right}`);
  const least = ASKED_SHARE * statistics.total;
  const withAsked = (counts: ReadonlyMap<string, number>) => ({
    get: (token: string): number => Math.max(counts.get(token) ?? 0, ASKED.has(token) ? least : 0),
  });
  const known = withAsked(await statistics.counts([...typed, ...neighbours]));
  const count = (token: string): number => known.get(token);
  const readings = await inTurn(typed, async (one, i) => {
    const own = { typed: one, chunks: count(one), cost: 0 };
    const { text = '', kept = true } = words[i] ?? {};
    if (kept || (marked > 0 && attested(i))) return [own];
    await statistics.pause?.();
    const isName = /^\p{Lu}/u.test(text) && i > 0;
    const readings = readingsOf({ typed: one, known: own.chunks, isName, marked }, statistics);
    return readings.map((reading) =>
      ASKED.has(reading.typed) ? { ...reading, chunks: Math.max(reading.chunks, least) } : reading,
    );
  });
  function attested(i: number): boolean {
    const left = i > 0 ? count(neighbours[i - 1] ?? '') : 0;
    const right = i < typed.length - 1 ? count(neighbours[i] ?? '') : 0;
    return (left > 0 && right > 0) || Math.max(left, right) >= 10;
  }
  const pairs = readings
    .slice(1)
    .flatMap((rights, i) => (readings[i] ?? []).flatMap((a) => rights.map((b) => `${a.typed}_${b.typed}`)));
  return likeliest(readings, { total: statistics.total, pairs: withAsked(await statistics.counts(pairs)) });
}
